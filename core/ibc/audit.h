// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/command_arguments.h"

namespace signalbox::ibc {

/// Who changes something that no engine executes.
struct Recorder {
    QString person, console;  ///< "user@host", "host pid 123"
};

/// The audit row of something that is done in the same transaction: final from the start. `chainId` empty: of the
/// workspace.
void recordDone(store::Transaction& transaction, const Recorder& recorder, const QString& chainId,
                const Arguments& arguments);

}  // namespace signalbox::ibc
