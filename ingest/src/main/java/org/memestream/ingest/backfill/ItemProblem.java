package org.memestream.ingest.backfill;

/** Why a picture was not even looked at. */
public enum ItemProblem {
  /** There is nothing of that name. */
  NOT_FOUND,
  /** It is a folder, a device or a link. */
  NOT_A_FILE,
  /** It leads out of the folder of the manifest. */
  OUTSIDE_FOLDER,
  /** This process may not read it. */
  NO_PERMISSION,
  /** It cannot be read for another reason. */
  UNREADABLE,
  /** The file is too large. */
  TOO_MANY_BYTES,
  /** The address is not fetched from. */
  URL_REFUSED,
  /** Nothing came from the address. */
  URL_UNREACHABLE,
  /** A line of a manifest is no JSON object with an image. */
  BAD_LINE,
  /** A value is not allowed. */
  INVALID_FIELD
}
