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
    QString stream = {};  ///< whose log or block it is
};

/// What one block cost, for families that keep such a record.
struct BlockWork {
    Height block = 0;
    qint64 time = 0;  ///< the block's, Unix µs
    double milliseconds = 0;
    QByteArray detail;  ///< JSON object: step → ms
};

}  // namespace signalbox::chain
