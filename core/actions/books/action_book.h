// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include "actions/fields.h"
#include "actions/send_memory.h"
#include "family/worker_input.h"
#include "postgres/session_thread.h"
#include "signalbox/action_queries.h"
#include "users/current_user.h"

namespace signalbox::actions {

class Sending;

/// Jobs, attempts and secrets of the user who is signed in. Reads and changes run in the thread of a session; tests and
/// what needs the secret store in another one, because they may wait.
class ActionBook : public ActionQueries {
public:
    struct Parts {
        engine::FamilyParts family;
        users::SignedIn user;
        /// Fields of that event, or of the newest one that the trigger would get. In the transaction's thread; the
        /// transaction sees the rows of the user.
        std::function<Expected<Fields>(store::Transaction&, const Trigger&, const QString& event)> fieldsOf;
        QString caFile = {};  ///< PEM, instead of the system's authorities
    };
    explicit ActionBook(Parts parts);
    ~ActionBook() override;

    QFuture<Expected<std::vector<ActionJob>>> jobs(const ActionFilter& filter) override;
    QFuture<Expected<ActionJob>> job(qint64 id) override;
    QFuture<Expected<std::vector<ActionTotals>>> totals() override;
    QFuture<Expected<qint64>> replay(const std::vector<qint64>& ids) override;
    QFuture<Expected<qint64>> discard(const std::vector<qint64>& ids) override;
    QFuture<Expected<ActionAttempt>> test(const Trigger& trigger, int action, const QString& event) override;
    QFuture<Expected<QStringList>> secrets() override;
    QFuture<Expected<Done>> setSecret(const QString& name, const QString& value) override;

private:
    using Change = qint64 (*)(store::Transaction&, const QString& user, const std::vector<qint64>& ids);
    QFuture<Expected<qint64>> change(const std::vector<qint64>& ids, Change change);
    Expected<ActionAttempt> send(store::Session& session, const Trigger& trigger, int action, const QString& event);
    Expected<QString> userIn(store::Session& session) const;
    /// Runs `use` with a sender that the destructor cancels.
    template <class T>
    Expected<T> withSending(store::Session& session, const std::function<Expected<T>(Sending&)>& use);

    const Parts m_parts;
    const std::shared_ptr<SendMemory> m_memory = std::make_shared<SendMemory>();
    std::mutex m_mutex;
    Sending* m_sending = nullptr;
    bool m_stop = false;
    engine::SessionThread m_reader, m_sender;
};

}  // namespace signalbox::actions
