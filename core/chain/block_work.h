// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "signalbox/interval.h"
#include "signalbox/message.h"

namespace signalbox::chain {

/// One log or block that could not be decoded; stored in signalbox.quarantine.
struct Quarantined {
    Height block = 0;
    QString position;  ///< log index, or "block"
    Message reason;
    QByteArray raw;       ///< JSON as the node sent it
    QString stream = {};  ///< stream of the log or block
};

/// The cost of one block, for families that record it.
struct BlockWork {
    Height block = 0;
    qint64 time = 0;  ///< block time, Unix µs
    double milliseconds = 0;
    QByteArray detail;  ///< JSON object: step → ms
};

}  // namespace signalbox::chain
