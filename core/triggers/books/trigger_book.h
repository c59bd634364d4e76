// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session_thread.h"
#include "signalbox/trigger_queries.h"
#include "triggers/books/trigger_list.h"
#include "users/current_user.h"

namespace signalbox::triggers {

/// What the book needs from the engine. The functions are called in the owner's thread, apart from keepSecret.
struct BookParts {
    std::shared_ptr<engine::SessionThread> thread;
    users::SignedIn user;
    QString person;  ///< for the history of edits: user@host
    std::function<ChainNames()> chainNames;
    /// Stores a secret of the user's actions, in the session's thread. May block while a keychain asks its user.
    std::function<Expected<Done>(store::Session& session, const QString& name, const QString& value)> keepSecret;
};

/// Reads and changes the triggers of the current user, in the thread of a session.
class TriggerBook : public TriggerQueries {
public:
    explicit TriggerBook(BookParts parts) : m_parts(std::move(parts)) {}

    QFuture<Expected<std::vector<TriggerSummary>>> triggers() override;
    QFuture<Expected<Trigger>> trigger(const QString& id) override;
    std::vector<TriggerProblem> check(const Trigger& trigger) const override;
    std::vector<TriggerPhrase> sentence(const Trigger& trigger) const override;
    QFuture<Expected<TriggerReading>> read(const QByteArray& json) override;
    QFuture<Expected<Trigger>> save(const Trigger& trigger) override;
    QFuture<Expected<Done>> setEnabled(const QString& id, bool enabled) override;
    QFuture<Expected<Done>> remove(const QString& id) override;
    QFuture<Expected<Done>> resetState(const QString& id) override;
    QFuture<Expected<Done>> resetBreaker(const QString& id) override;
    QFuture<Expected<Done>> skipGap(const QString& id) override;
    QFuture<Expected<QJsonObject>> state(const QString& id) override;
    QFuture<Expected<DryRun>> dryRun(const Trigger& trigger, const QDateTime& from, int limit) override;
    QFuture<Expected<ActionPreview>> preview(const Trigger& trigger, int action, const QString& event) override;
    QFuture<Expected<std::vector<TriggerEdit>>> history(const QString& id) override;
    QFuture<Expected<QByteArray>> exported(const QStringList& ids) override;
    QFuture<Expected<TriggerImport>> import(const QByteArray& json, bool store) override;
    QFuture<Expected<TriggerSeries>> series(const QDateTime& from, const QDateTime& to,
                                            const QString& trigger) override;
    QFuture<Expected<Done>> seed() override;

private:
    template <class T, class F>
    QFuture<Expected<T>> readIn(F work) const;
    template <class T, class F>
    QFuture<Expected<T>> writeIn(F work) const;

    BookParts m_parts;
};

}  // namespace signalbox::triggers
