// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "signalbox/triggers.h"

namespace signalbox {

/// Fires, failed attempts and duration over time, for charts. Points without a value are NaN.
struct TriggerSeries {
    std::vector<qint64> at;  ///< ms since epoch, UTC: start of each step
    std::vector<double> fired, succeeded, failed;
    std::vector<std::pair<QString, std::vector<double>>> p95;  ///< ms by type of action
};

/// The triggers of the current user. Calls return at once, from the thread that owns the engine. Errors: NOT_SIGNED_IN,
/// TRIGGER_UNKNOWN, TRIGGER_INVALID (the first problem), TRIGGER_CHANGED (someone else saved it), BAD_VALUE.
class TriggerQueries {
public:
    virtual ~TriggerQueries() = default;

    virtual QFuture<Expected<std::vector<TriggerSummary>>> triggers() = 0;  ///< by name
    virtual QFuture<Expected<Trigger>> trigger(const QString& id) = 0;
    virtual std::vector<TriggerProblem> check(const Trigger& trigger) const = 0;  ///< at once, without the database
    virtual std::vector<TriggerPhrase> sentence(const Trigger& trigger) const = 0;

    /// Reads a trigger in the form of the export, to be saved. Secrets in it go to the secret store at once. It must
    /// not be saved if a problem is not a warning.
    virtual QFuture<Expected<TriggerReading>> read(const QByteArray& json) = 0;
    /// Stores it with its conditions and actions, in one transaction; `updatedAt` must be what was read. The state of
    /// stateful conditions is reset if their type, value or config changed. Returns it as it is stored.
    virtual QFuture<Expected<Trigger>> save(const Trigger& trigger) = 0;
    virtual QFuture<Expected<Done>> setEnabled(const QString& id, bool enabled) = 0;
    virtual QFuture<Expected<Done>> remove(const QString& id) = 0;
    virtual QFuture<Expected<Done>> resetState(const QString& id) = 0;  ///< counters and averages start again
    virtual QFuture<Expected<Done>> resetBreaker(const QString& id) = 0;
    virtual QFuture<Expected<Done>> skipGap(const QString& id) = 0;       ///< goes on behind blocks that are missing
    virtual QFuture<Expected<QJsonObject>> state(const QString& id) = 0;  ///< of its stateful conditions

    /// Events of the trigger's chain and registry since `from`, oldest first; sends nothing and changes nothing.
    virtual QFuture<Expected<DryRun>> dryRun(const Trigger& trigger, const QDateTime& from, int limit) = 0;
    /// `event` empty: the newest event of the registry, or an invented one if there is none.
    virtual QFuture<Expected<ActionPreview>> preview(const Trigger& trigger, int action, const QString& event) = 0;
    virtual QFuture<Expected<std::vector<TriggerEdit>>> history(const QString& id) = 0;  ///< newest first

    virtual QFuture<Expected<QByteArray>> exported(const QStringList& ids) = 0;               ///< JSON; empty for all
    virtual QFuture<Expected<TriggerImport>> import(const QByteArray& json, bool store) = 0;  ///< false: only checks
    virtual QFuture<Expected<TriggerSeries>> series(const QDateTime& from, const QDateTime& to,
                                                    const QString& trigger) = 0;  ///< empty for all
    virtual QFuture<Expected<Done>> seed() = 0;  ///< loads the test data of the documents
};

QJsonObject toJson(const Trigger&);           ///< the form of the export, and IDs, breaker and times
Trigger triggerFromJson(const QJsonObject&);  ///< what is missing or has another type is as in a new trigger
QJsonObject toJson(const TriggerSummary&);
QJsonObject toJson(const TriggerEdit&);
QJsonObject toJson(const DryRun&);
QJsonObject toJson(const TriggerProblem&);
QJsonObject toJson(const TriggerImport&);
QJsonObject toJson(const ActionPreview&);

}  // namespace signalbox
