// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "evm/verify/verify_plan.h"

namespace signalbox::engine {

/// The findings of a verification, and their JSON as the command's result. At most 1,000 differing blocks are listed;
/// all are counted.
struct VerificationReport {
    qint64 stored = 0, checked = 0, unanswered = 0, undecided = 0, rows = 0, differences = 0;
    bool byHash = false;  ///< true if all blocks are checked by their hash and logs, none by proof
    qint64 byLogs = 0;    ///< blocks checked by hash
    QString firstFailure;

    void add(const Difference& difference);
    QJsonObject toJson() const;

private:
    QJsonArray m_listed;
};

}  // namespace signalbox::engine
