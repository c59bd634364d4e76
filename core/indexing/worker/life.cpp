// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/life.h"

namespace signalbox::indexing {

Error stoppedError()
{
    return Error::make(
        ErrorKind::Cancelled, "WORKER_STOPPED",
        Message(QT_TRANSLATE_NOOP("Engine", "The chain's worker has stopped. Start the chain, then try again.")));
}

}  // namespace signalbox::indexing
