// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/sender.h"
#include "postgres/session.h"

namespace signalbox::actions {

/// A row of erc8004.action_results: of a job, or a test.
struct Attempt {
    QString job, trigger, event, user, type;
    QString status;  ///< success; retrying: failed, and another one follows; failed
    int number = 1;
    qint64 milliseconds = 0;
    bool mayHaveBeenSent = false, isTest = false;
    SendOutcome outcome;
};

/// Known secrets become ••••. A trigger or event that does not exist any more is null. Returns the row's ID.
QString storeAttempt(store::Transaction& transaction, const Attempt& attempt);

}  // namespace signalbox::actions
