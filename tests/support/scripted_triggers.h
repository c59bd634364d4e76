// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPromise>
#include <functional>
#include <memory>

#include "signalbox/trigger_queries.h"

namespace signalbox::test {

/// The seven triggers of the pictures, with the dry run, counters and history of the first. Answers are ready at once;
/// changes are kept in memory, and recorded.
class ScriptedTriggers : public TriggerQueries {
public:
    std::vector<TriggerSummary> all;  ///< by name
    std::optional<Error> failWith;    ///< error of every future
    std::optional<Error> refuseSave;  ///< error of the next save()
    std::vector<Trigger> saved;
    QStringList removed, reset, breakersReset, skipped, exportedIds;
    std::vector<std::pair<QString, bool>> enabled;
    std::vector<std::pair<QByteArray, bool>> imports;  ///< file; whether it was stored
    std::vector<TriggerProblem> importProblems;
    std::vector<int> dryRunHours;                         ///< of each dry run
    std::shared_ptr<QPromise<Expected<DryRun>>> slowRun;  ///< answers the dry runs, if set
    bool leavesOut = true;                                ///< dry runs report conditions that are not valid

    ScriptedTriggers();

    QFuture<Expected<std::vector<TriggerSummary>>> triggers() override;
    QFuture<Expected<Trigger>> trigger(const QString& id) override;
    std::vector<TriggerProblem> check(const Trigger& trigger) const override;
    std::vector<TriggerPhrase> sentence(const Trigger& trigger) const override;
    QFuture<Expected<TriggerReading>> read(const QByteArray& json) override;
    QFuture<Expected<Trigger>> save(const Trigger& trigger) override;
    QFuture<Expected<Done>> setEnabled(const QString& id, bool on) override;
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

    TriggerSummary* find(const QString& id);
};

/// "Fraud burst on Base" of the pictures.
Trigger fraudBurst(const QDateTime& now);

}  // namespace signalbox::test
