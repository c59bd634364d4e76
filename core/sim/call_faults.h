// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include "sim/random.h"

namespace signalbox::sim {

/// Faults of single calls and of batches, as endpoints behind load balancers have them. Shares are 0…1.
struct CallFaults {
    double failShare = 0;  ///< share of the different calls (method and parameters) that fail `failTimes` times
    int failTimes = 3;
    bool failByNull = false;  ///< true if the failing answer is the result null, false if it is an error
    int failCode = -32603;
    QByteArray failMessage = "Internal error";

    double batchErrorShare = 0;  ///< share of batches answered by one error object
    double missingShare = 0;     ///< share of calls in a batch without an answer
    double refusedShare = 0;     ///< share of calls in a batch that are refused

    double headMissingShare = 0;  ///< share of answers null for the newest block requested by number
    double strangerShare = 0;     ///< share of blocks with a wrong parentHash
    bool numbers = false;         ///< true if quantities are JSON numbers
};

/// Applies the faults: remembers how often each call failed.
class CallFailures {
public:
    enum class Fate { Answer, Fail, Null, Missing, Refuse };

    Fate fate(const QByteArray& method, const QByteArray& params, bool inBatch, const CallFaults& faults);
    bool refusesBatch(const CallFaults& faults) { return happens(faults.batchErrorShare); }
    bool happens(double share) { return share > 0 && m_dice.unit() < share; }

private:
    QHash<QByteArray, int> m_failed;
    Random m_dice{0xca11};
};

/// Replaces the parent's hash in a block's JSON.
void replaceParent(QByteArray& block);

/// Writes the quantities of a result as JSON numbers.
QByteArray withNumbers(QByteArray json);

}  // namespace signalbox::sim
