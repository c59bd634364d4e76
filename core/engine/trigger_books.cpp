// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/trigger_books.h"

#include "actions/jobs/action_secrets.h"
#include "cluster/private_files.h"
#include "signalbox/literals.h"
#include "triggers/books/past_events.h"
#include "triggers/model/event_fields.h"

namespace signalbox::engine {

namespace {

triggers::ChainNames namesIn(const WorkspaceSnapshot& snapshot)
{
    triggers::ChainNames names;
    for (const ChainSnapshot& chain : snapshot.chains)
        if (chain.has(Feature::Triggers))
            names.emplace(chain.caip2.section(u':', 1).toLongLong(), chain.name);
    return names;
}

triggers::BookParts bookParts(const EngineParts& parts, std::shared_ptr<SessionThread> thread, users::SignedIn user,
                              const std::function<SnapshotPtr()>& snapshot)
{
    const auto keepSecret = [user, secrets = parts.endpointSecrets](store::Session& session, const QString& name,
                                                                    const QString& value) -> Expected<Done> {
        const auto id = user->id();
        if (!id)
            return fail(users::notSignedIn());
        actions::ActionSecrets kept(session, secrets);
        const auto names = kept.names(*id);
        if (!names)
            return fail(names.error());
        // A file from elsewhere must not replace a token that other triggers use.
        if (names->contains(name))
            return fail(ErrorKind::Refused, "SECRET_EXISTS",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The trigger contains a value for the secret %1, which is set "
                                                  "already. Remove the value, or change the secret itself."))
                            .arg(name));
        return kept.set(*id, name, value);
    };
    return {std::move(thread), std::move(user), store::thisPerson(), [snapshot] { return namesIn(*snapshot()); },
            keepSecret};
}

/// For a test of an action: with the event's own values.
Expected<actions::Fields> fieldsFor(store::Transaction& transaction, const Trigger& trigger, const QString& event)
{
    return triggers::eventFor(transaction, trigger, event).map([&](const triggers::EventRow& row) {
        return triggers::fieldsOf(row, {{}, trigger.id, trigger.name, {}});
    });
}

}  // namespace

TriggerBooks::TriggerBooks(const EngineParts& parts, const std::function<SnapshotPtr()>& snapshot)
    : m_thread(std::make_shared<SessionThread>(parts.database.withApplication(u"signalbox reader"_s))),
      m_users(m_thread, m_user, !parts.ensureDatabase),
      m_triggers(bookParts(parts, m_thread, m_user, snapshot)),
      m_actions({parts, m_user, fieldsFor})
{
}

}  // namespace signalbox::engine
