// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <set>

#include "ibc/state/lcd_client.h"
#include "postgres/session.h"
#include "signalbox/clearing_queries.h"

namespace signalbox::ibc {

/// An operation as a run works with it.
struct OpenOperation {
    QString id;
    ClearingRequest request;
    QString person, console;
    ClearingState state = ClearingState::Queued;
    QDateTime createdAt;
    Sequences timeouts;  ///< that the plan meant to time out; not known of one that was adopted
};

/// The rows of ibc.clearing_operations that this workspace made, with the packets that they hold.
namespace operations {

/// Requested packets that another open operation holds.
Sequences busyPackets(store::Transaction& transaction, const ClearingRequest& request);

/// As queued, and its packets as held. Errors: CLEAR_REFUSED if another one holds one of them.
Expected<Done> insert(store::Transaction& transaction, const OpenOperation& operation, const ClearingPlan& plan);

/// Queued to running, of this process. False if it was canceled meanwhile.
bool begin(store::Transaction& transaction, const QString& id);
void setState(store::Transaction& transaction, const QString& id, ClearingState state, int attempts);
bool isCancelRequested(store::Transaction& transaction, const QString& id);
/// CONFLICT of an ended one: OPERATION_ENDED; OPERATION_UNKNOWN. True if it was queued, and is canceled now.
Expected<bool> requestCancel(store::Transaction& transaction, const QString& id);

/// What ended it. Releases its packets, writes errors and the audit.
struct End {
    ClearingState state = ClearingState::Failed;
    std::vector<ClearingOperation::Packet> packets;
    std::vector<quint64> ours;  ///< relayed by our own transactions
    std::optional<Error> error;
    QByteArray output;
    int attempts = 0;
};
void finish(store::Transaction& transaction, const OpenOperation& operation, const End& end);

/// Open ones whose process has ended, or that were silent for an hour; they belong to this process afterwards. `own`:
/// IDs that this process started, since a former one may have had its number.
std::vector<OpenOperation> adopt(store::Transaction& transaction, const std::set<QString>& own);

/// Fees of our transactions, for operations that ended in the last hour.
void settleFees(store::Transaction& transaction);

std::vector<ClearingOperation> list(store::Transaction& transaction, int limit);
std::optional<ClearingOperation> find(store::Transaction& transaction, const QString& id);

}  // namespace operations

Error unknownOperation(const QString& id);

}  // namespace signalbox::ibc
