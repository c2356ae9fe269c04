package org.memestream.local.stack;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.memestream.local.console.Surroundings;
import org.memestream.local.folder.DataFolder;
import org.memestream.local.folder.StackState;
import org.memestream.local.folder.StackStateFile;
import org.memestream.runtime.lifecycle.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the stack in this process: from start to the end by a signal or a failure. */
final class StackRun implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StackRun.class);

  private final StackStateFile file;
  private final Surroundings surroundings;
  private final LocalStack stack;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final AtomicReference<Throwable> death = new AtomicReference<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::endBySignal, "stop");

  StackRun(DataFolder folder, StackStateFile file, Surroundings surroundings) {
    this.file = file;
    this.surroundings = surroundings;
    this.stack =
        new LocalStack(
            folder,
            surroundings.environment(),
            surroundings.clock(),
            StartProgress.printing(surroundings.out()));
  }

  /**
   * Runs the stack until it ends; a signal ends the whole process from within.
   *
   * @param ports where to listen
   * @param last a stack of the same folder that did not end in order
   */
  void serve(StackPorts ports, Optional<StackState> last) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(onSignal);
    Thread.setDefaultUncaughtExceptionHandler(this::threadDied);
    try {
      StackState state = stack.start(ports, last);
      file.write(state);
      log.atInfo().addKeyValue("kafka", state.bootstrapServers()).log("ready");
      surroundings.out().println("Ready. Stop with Ctrl-C or `memestream down`.");
      stack.awaitEnd();
    } catch (RuntimeException e) {
      if (!signalled.get()) {
        throw e;
      }
    }
    if (signalled.get()) {
      closed.await();
    }
    Throwable cause = death.get();
    if (cause != null) {
      throw new IllegalStateException("a thread died, so the stack ended: " + cause, cause);
    }
  }

  /** Ends the stack when it failed; after a signal there is nothing left to do. */
  @Override
  public void close() throws IOException {
    if (signalled.compareAndSet(false, true)) {
      stack.close();
      file.delete();
    }
  }

  private void endBySignal() {
    if (!signalled.compareAndSet(false, true)) {
      return;
    }
    surroundings.out().println("Stopping: finishing what was taken up …");
    log.atInfo().log("stopping");
    try {
      file.delete();
    } catch (IOException e) {
      log.atWarn().setCause(e).log("could not remove the state file; it is ignored without a lock");
    }
    stack.close();
    log.atInfo().log("stopped");
    surroundings.out().println("Stopped.");
    closed.countDown();
    // Without this the process would end with 143 although all went well.
    Runtime.getRuntime().halt(ExitCode.OK.code());
  }

  /** Nothing goes on half alive: a thread that dies of something nobody caught ends the stack. */
  private void threadDied(Thread thread, Throwable failure) {
    log.atError().setCause(failure).addKeyValue("thread", thread.getName()).log("thread died");
    if (death.compareAndSet(null, failure)) {
      new Thread(stack::close, "close-after-death").start();
    }
  }
}
