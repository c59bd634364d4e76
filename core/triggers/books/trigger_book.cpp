// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/books/trigger_book.h"

#include "signalbox/literals.h"
#include "triggers/books/dry_run_job.h"
#include "triggers/books/past_events.h"
#include "triggers/books/trigger_series.h"
#include "triggers/engine/skip_gap.h"
#include "triggers/model/check.h"
#include "triggers/model/sentence.h"
#include "triggers/model/trigger_json.h"
#include "triggers/rows/seed_rows.h"
#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;
using Secrets = std::vector<std::pair<QString, QString>>;

QString chainOf(const ChainNames& chains, qint64 number)
{
    const auto found = chains.find(number);
    return found == chains.end() ? QString() : found->second;
}

Expected<Done> keep(const BookParts& parts, store::Session& session, const Secrets& secrets)
{
    for (const auto& [name, value] : secrets)
        if (const auto kept = parts.keepSecret(session, name, value); !kept)
            return kept;
    return Done{};
}

/// TRIGGER_INVALID with the first problem that is not a warning.
Expected<Done> valid(const std::vector<TriggerProblem>& problems)
{
    for (const TriggerProblem& problem : problems)
        if (!problem.warning)
            return fail(ErrorKind::Invalid, "TRIGGER_INVALID",
                        problem.path.isEmpty()
                            ? problem.text
                            : Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(problem.path, problem.text),
                        {{u"path"_s, problem.path}});
    return Done{};
}

}  // namespace

template <class T, class F>
QFuture<Expected<T>> TriggerBook::readIn(F work) const
{
    return m_parts.thread->run<T>([user = m_parts.user, work = std::move(work)](store::Session& session) {
        return session.read([&](Transaction& transaction) -> Expected<T> {
            if (const auto owner = users::scope(transaction, *user); !owner)
                return fail(owner.error());
            return work(transaction);
        });
    });
}

template <class T, class F>
QFuture<Expected<T>> TriggerBook::writeIn(F work) const
{
    return m_parts.thread->run<T>([user = m_parts.user, work = std::move(work)](store::Session& session) {
        return session.write([&](Transaction& transaction) -> Expected<T> {
            if (const auto owner = users::scope(transaction, *user); !owner)
                return fail(owner.error());
            return work(transaction);
        });
    });
}

QFuture<Expected<std::vector<TriggerSummary>>> TriggerBook::triggers()
{
    return readIn<std::vector<TriggerSummary>>(
        [chains = m_parts.chainNames()](Transaction& transaction) { return readSummaries(transaction, chains); });
}

QFuture<Expected<Trigger>> TriggerBook::trigger(const QString& id)
{
    return readIn<Trigger>([id](Transaction& transaction) { return triggers::readTrigger(transaction, id); });
}

std::vector<TriggerProblem> TriggerBook::check(const Trigger& trigger) const
{
    return triggers::check(trigger);
}

std::vector<TriggerPhrase> TriggerBook::sentence(const Trigger& trigger) const
{
    return triggers::sentence(trigger, chainOf(m_parts.chainNames(), trigger.chainId));
}

QFuture<Expected<TriggerReading>> TriggerBook::read(const QByteArray& json)
{
    return m_parts.thread->run<TriggerReading>(
        [json, parts = m_parts](store::Session& session) -> Expected<TriggerReading> {
            ImportResult read = triggers::readTrigger(json);
            if (const auto kept = keep(parts, session, read.secrets); !kept)
                return fail(kept.error());
            return TriggerReading{read.triggers.empty() ? Trigger() : std::move(read.triggers.front()),
                                  std::move(read.problems)};
        });
}

QFuture<Expected<Trigger>> TriggerBook::save(const Trigger& given)
{
    return m_parts.thread->run<Trigger>([given, parts = m_parts](store::Session& session) -> Expected<Trigger> {
        Trigger trigger = given;
        const Secrets secrets = moveSecrets(trigger);
        if (const auto good = valid(triggers::check(trigger)); !good)
            return fail(good.error());
        if (const auto kept = keep(parts, session, secrets); !kept)
            return fail(kept.error());
        return session.write([&](Transaction& transaction) -> Expected<Trigger> {
            const auto owner = users::scope(transaction, *parts.user);
            if (!owner)
                return fail(owner.error());
            if (trigger.id.isEmpty())
                trigger.owner = *owner;
            return saveTrigger(transaction, trigger, parts.person);
        });
    });
}

QFuture<Expected<Done>> TriggerBook::setEnabled(const QString& id, bool enabled)
{
    return writeIn<Done>([id, enabled, person = m_parts.person](Transaction& transaction) -> Expected<Done> {
        if (enabled) {
            // One that was stored by other means, or by an older version, may not be valid.
            const auto trigger = triggers::readTrigger(transaction, id);
            if (!trigger)
                return fail(trigger.error());
            Trigger on = *trigger;
            on.enabled = true;
            if (const auto good = valid(triggers::check(on)); !good)
                return good;
        }
        return triggers::setEnabled(transaction, id, enabled, person);
    });
}

QFuture<Expected<Done>> TriggerBook::remove(const QString& id)
{
    return writeIn<Done>(
        [id, person = m_parts.person](Transaction& transaction) { return removeTrigger(transaction, id, person); });
}

QFuture<Expected<Done>> TriggerBook::resetState(const QString& id)
{
    return writeIn<Done>([id, person = m_parts.person](Transaction& transaction) {
        return triggers::resetState(transaction, id, person);
    });
}

QFuture<Expected<Done>> TriggerBook::resetBreaker(const QString& id)
{
    return writeIn<Done>([id, person = m_parts.person](Transaction& transaction) {
        return triggers::resetBreaker(transaction, id, person);
    });
}

QFuture<Expected<Done>> TriggerBook::skipGap(const QString& id)
{
    return writeIn<Done>([id](Transaction& transaction) { return triggers::skipGap(transaction, id); });
}

QFuture<Expected<QJsonObject>> TriggerBook::state(const QString& id)
{
    return readIn<QJsonObject>([id](Transaction& transaction) -> Expected<QJsonObject> {
        if (const auto trigger = triggers::readTrigger(transaction, id); !trigger)
            return fail(trigger.error());
        const auto rows = transaction.exec("SELECT state_data FROM erc8004.trigger_state WHERE trigger_id = $1", {id});
        return rows.empty() ? QJsonObject() : store::object(rows[0][0]);
    });
}

QFuture<Expected<DryRun>> TriggerBook::dryRun(const Trigger& trigger, const QDateTime& from, int limit)
{
    return std::make_shared<DryRunJob>(*m_parts.thread, m_parts.user, trigger, from, limit)->start();
}

QFuture<Expected<ActionPreview>> TriggerBook::preview(const Trigger& trigger, int action, const QString& event)
{
    const QString chain = chainOf(m_parts.chainNames(), trigger.chainId);
    return m_parts.thread->run<ActionPreview>(
        [=, user = m_parts.user](store::Session& session) -> Expected<ActionPreview> {
            const auto outgoing = session.read([&](Transaction& transaction) -> Expected<actions::Outgoing> {
                if (const auto owner = users::scope(transaction, *user); !owner)
                    return fail(owner.error());
                const auto with = eventFor(transaction, trigger, event);
                if (!with)
                    return fail(with.error());
                return outgoingFor(trigger, action, *with, chain);
            });
            if (!outgoing)
                return fail(outgoing.error());
            return actions::preview(*outgoing, true);
        });
}

QFuture<Expected<std::vector<TriggerEdit>>> TriggerBook::history(const QString& id)
{
    return readIn<std::vector<TriggerEdit>>([id](Transaction& transaction) { return readEdits(transaction, id); });
}

QFuture<Expected<QByteArray>> TriggerBook::exported(const QStringList& ids)
{
    return readIn<QByteArray>([ids](Transaction& transaction) -> Expected<QByteArray> {
        std::vector<Trigger> all = readTriggers(transaction);
        if (!ids.isEmpty())
            all.erase(std::remove_if(all.begin(), all.end(),
                                     [&](const Trigger& trigger) { return !ids.contains(trigger.id); }),
                      all.end());
        if (qsizetype(all.size()) < QSet<QString>(ids.begin(), ids.end()).size())
            return fail(ErrorKind::NotFound, "TRIGGER_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "A trigger that should be exported does not exist.")));
        return exportJson(all);
    });
}

QFuture<Expected<TriggerImport>> TriggerBook::import(const QByteArray& json, bool storeThem)
{
    return m_parts.thread->run<TriggerImport>(
        [json, storeThem, parts = m_parts](store::Session& session) -> Expected<TriggerImport> {
            ImportResult read = readImport(json);
            TriggerImport result;
            result.problems = std::move(read.problems);
            if (!storeThem || hasErrors(result.problems))
                return result;
            if (const auto kept = keep(parts, session, read.secrets); !kept)
                return fail(kept.error());
            const auto ids = session.write([&](Transaction& transaction) -> Expected<QStringList> {
                const auto owner = users::scope(transaction, *parts.user);
                if (!owner)
                    return fail(owner.error());
                for (Trigger& trigger : read.triggers)
                    trigger.owner = *owner;
                return addTriggers(transaction, read.triggers, parts.person, u"imported"_s);
            });
            if (!ids)
                return fail(ids.error());
            result.ids = *ids;
            return result;
        });
}

QFuture<Expected<TriggerSeries>> TriggerBook::series(const QDateTime& from, const QDateTime& to, const QString& trigger)
{
    return readIn<TriggerSeries>([=](Transaction& transaction) { return readSeries(transaction, from, to, trigger); });
}

QFuture<Expected<Done>> TriggerBook::seed()
{
    return m_parts.thread->run<Done>([](store::Session& session) {
        return session.write([](Transaction& transaction) {
            triggers::seed(transaction);
            return Done{};
        });
    });
}

}  // namespace signalbox::triggers
