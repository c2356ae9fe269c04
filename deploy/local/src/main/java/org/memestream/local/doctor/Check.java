package org.memestream.local.doctor;

import java.util.List;

/** Looks at one side of the machine. */
interface Check {

  List<Finding> look();
}
