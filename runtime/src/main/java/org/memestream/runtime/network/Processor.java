package org.memestream.runtime.network;

import ai.djl.Device;

/** Where networks compute. */
public enum Processor {
  CPU(Device.cpu()),
  GPU(Device.gpu());

  private final Device device;

  Processor(Device device) {
    this.device = device;
  }

  Device device() {
    return device;
  }
}
