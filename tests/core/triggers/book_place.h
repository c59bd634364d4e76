// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <memory>

#include "signalbox/literals.h"
#include "support/pg_fixture.h"
#include "support/pg_rows.h"
#include "triggers/books/trigger_book.h"

namespace signalbox::test {

/// A database with events of chain 8453 and the book of the local user. Secrets that the book keeps are in `secrets`.
class BookPlace {
protected:
    void makeBook()
    {
        db = std::make_unique<PgDatabase>();
        user = std::make_shared<users::CurrentUser>(users::localUser);
        triggers::BookParts parts;
        parts.thread = std::make_shared<engine::SessionThread>(db->connection());
        parts.user = user;
        parts.person = u"tester@here"_s;
        parts.chainNames = [] { return triggers::ChainNames{{8453, u"Base"_s}}; };
        parts.keepSecret = [this](store::Session&, const QString& name, const QString& value) -> Expected<Done> {
            if (isLocked)
                return fail(ErrorKind::Unavailable, "SECRETS_LOCKED", Message(u"The secret store is locked."_s));
            secrets[name] = value;
            return Done{};
        };
        book = std::make_unique<triggers::TriggerBook>(std::move(parts));
    }
    void dropBook()
    {
        book.reset();
        db.reset();
    }
    QString sql(const QString& text) const { return db->value(text); }

    /// A NewFeedback event, `minutes` ago.
    void feedback(int number, int agent, int score, int minutes = 10) const
    {
        sql(u"INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, "
            u"registry, "
            "event_type, agent_id, agent_id_text, timestamp, client_address, feedback_index, score, feedback_value, "
            "feedback_value_decimals, tag1) VALUES ('8453-%1-0', 8453, %1, '0xb%1', '0xt%1', 0, 'reputation', "
            "'NewFeedback', %2, '%2', extract(epoch FROM now())::bigint - 60 * %4, '0xc1', 1, %3, '%3', 0, 'starred')"_s
                .arg(number)
                .arg(agent)
                .arg(score)
                .arg(minutes));
    }
    static Trigger lowScores(const QString& name = u"Low scores"_s)
    {
        Trigger trigger;
        trigger.name = name;
        trigger.chainId = 8453;
        trigger.registry = u"reputation"_s;
        trigger.enabled = true;
        trigger.conditions = {{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"NewFeedback"_s, {}},
                              {0, u"score_threshold"_s, u"score"_s, u"<"_s, u"50"_s, {}}};
        trigger.actions = {{0,
                            u"rest"_s,
                            1,
                            {{u"method"_s, u"POST"_s},
                             {u"url"_s, u"https://hooks.example.org/agent"_s},
                             {u"body_template"_s, QJsonObject{{u"agent"_s, u"{{agent_id}}"_s}}}}}};
        return trigger;
    }
    Trigger saved(const Trigger& trigger) const
    {
        const auto stored = wait(book->save(trigger));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().text()));
        return *stored;
    }
    template <class T>
    static T wait(QFuture<T> future)
    {
        future.waitForFinished();
        return future.result();
    }
    template <class T>
    static QString code(QFuture<Expected<T>> future)
    {
        const auto answer = wait(future);
        return answer ? QString() : answer.error().code;
    }

    std::unique_ptr<PgDatabase> db;
    std::shared_ptr<users::CurrentUser> user;
    std::unique_ptr<triggers::TriggerBook> book;
    std::map<QString, QString> secrets;
    bool isLocked = false;
};

}  // namespace signalbox::test
