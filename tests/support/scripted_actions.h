// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"

namespace signalbox::test {

/// The jobs of the picture, and more of the same kind before them: sent, repeated, dead and held ones. Answers are
/// ready at once.
class ScriptedActions : public ActionQueries {
public:
    std::vector<ActionJob> all;         ///< newest first
    std::optional<Error> failWith;      ///< error of every future
    std::vector<ActionFilter> filters;  ///< of jobs()
    std::vector<std::vector<qint64>> replayed, discarded;
    QStringList names{u"telegram.bot_token"_s, u"pager_key"_s};
    std::vector<std::pair<QString, QString>> secretsSet;

    explicit ScriptedActions(int jobs = 158);

    QFuture<Expected<std::vector<ActionJob>>> jobs(const ActionFilter& filter) override;
    QFuture<Expected<ActionJob>> job(qint64 id) override;
    QFuture<Expected<std::vector<ActionTotals>>> totals() override;
    QFuture<Expected<qint64>> replay(const std::vector<qint64>& ids) override;
    QFuture<Expected<qint64>> discard(const std::vector<qint64>& ids) override;
    QFuture<Expected<ActionAttempt>> test(const Trigger& trigger, int action, const QString& event) override;
    QFuture<Expected<QStringList>> secrets() override;
    QFuture<Expected<Done>> setSecret(const QString& name, const QString& value) override;

private:
    ActionJob* find(qint64 id);
};

/// Fires, attempts and durations of the charts, for the range: steps of at least a minute.
TriggerSeries scriptedAttempts(const QDateTime& from, const QDateTime& to);

}  // namespace signalbox::test
