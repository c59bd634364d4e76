// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include "sim/random.h"

namespace signalbox::sim {

/// Troubles of single calls and of batches, as endpoints behind load balancers have them. Shares are 0…1.
struct CallFaults {
    double failShare = 0;  ///< of the different calls (method and parameters): each fails `failTimes` times, then
                           ///< it is answered
    int failTimes = 3;
    bool failByNull = false;  ///< by the result null; else by an error
    int failCode = -32603;
    QByteArray failMessage = "Internal error";

    double batchErrorShare = 0;  ///< batches that are answered by one error object
    double missingShare = 0;     ///< calls of batches that have no answer in it
    double refusedShare = 0;     ///< calls of batches that are refused

    double headMissingShare = 0;  ///< the newest block, asked for by its number: null
    double strangerShare = 0;     ///< blocks whose parentHash is another one
    bool numbers = false;         ///< quantities are JSON numbers
};

/// Applies them: remembers how often which call failed.
class CallTroubles {
public:
    enum class Fate { Answer, Fail, Null, Missing, Refuse };

    Fate fate(const QByteArray& method, const QByteArray& params, bool inBatch, const CallFaults& faults);
    bool refusesBatch(const CallFaults& faults) { return happens(faults.batchErrorShare); }
    bool happens(double share) { return share > 0 && m_dice.unit() < share; }

private:
    QHash<QByteArray, int> m_failed;
    Random m_dice{0xca11};
};

/// The parent's hash of a block's JSON, made another one.
void replaceParent(QByteArray& block);

/// The quantities of a result as JSON numbers.
QByteArray withNumbers(QByteArray json);

}  // namespace signalbox::sim
