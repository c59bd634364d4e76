// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

/// One test of an event; all conditions of a trigger must hold, in their order. Texts are those of the table
/// erc8004.trigger_conditions.
struct TriggerCondition {
    qint64 id = 0;  ///< 0 if it was not stored yet
    QString type;   ///< agent_id_equals, score_threshold, …: TriggerVocabulary
    QString field, op, value;
    QJsonObject config;  ///< window_size and alpha, time_window and reset_on_trigger; empty for the others
};

/// What is done when a trigger fires. The config has the keys of its type (telegram, rest, mcp) and contains no secret:
/// those are references, {{secret:NAME}}.
struct TriggerAction {
    qint64 id = 0;
    QString type;
    int priority = 1;  ///< the lowest starts first
    QJsonObject config;
};

enum class BreakerState { Closed, Open, HalfOpen };
const char* name(BreakerState);  ///< Closed, Open, HalfOpen, as stored
std::optional<BreakerState> breakerStateFromName(const QString&);

/// Stops a trigger whose evaluation or actions keep failing.
struct TriggerBreaker {
    int failureThreshold = 10;   ///< 1 to 1,000
    int recoverySeconds = 3600;  ///< 60 to 604,800
    int halfOpenCalls = 1;       ///< 1 to 10
    BreakerState state = BreakerState::Closed;
    int failures = 0;
    QDateTime openedAt, lastFailureAt;
    Message reason;  ///< of the last failure
};

/// A trigger as it is edited, stored, imported and exported.
struct Trigger {
    QString id;  ///< as in the table; empty if it was not stored yet
    QString name, description;
    qint64 chainId = 0;  ///< of the EVM chain, which need not be in the workspace
    QString registry;    ///< identity, reputation, validation
    bool enabled = false;
    bool stateful = false;  ///< derived from the conditions
    std::vector<TriggerCondition> conditions;
    std::vector<TriggerAction> actions;
    TriggerBreaker breaker;
    QString owner;  ///< ID of its user
    QDateTime createdAt, updatedAt;
    QDateTime countsFrom;  ///< earlier events do not fire; none: those before createdAt
};

/// What is wrong with one place of a trigger.
struct TriggerProblem {
    QString path;  ///< conditions[2].value, actions[0].config.url, name
    Message text;
    bool warning = false;  ///< it can be saved nevertheless
};

/// A row of the list of triggers.
struct TriggerSummary {
    Trigger trigger;
    QString chain;          ///< name; empty if the workspace does not have it
    qint64 firedToday = 0;  ///< since midnight UTC
    qint64 firedTotal = 0;  ///< as far as jobs and results are kept
    qint64 evaluationErrors = 0;
    QDateTime lastFired;
    Message trouble;  ///< the newest failure of its actions or of its evaluation; empty if all is well
    QDateTime disabledAt;
    qint64 dead = 0, held = 0;         ///< jobs
    std::optional<Interval> waitsFor;  ///< blocks that are not stored yet, for which a stateful trigger waits
};

/// What the editor may offer. Order matters.
struct TriggerVocabulary {
    struct Operator {
        QString op;     ///< as stored
        Message words;  ///< "less than"
    };
    enum class Value { Text, Integer, Decimal, Choice, Addresses, Flag, None };
    struct Condition {
        QString type;
        Message words;  ///< "score", "count within time"
        QStringList registries, fields;
        std::vector<Operator> operators;
        Value value = Value::Text;
        QStringList choices;  ///< event types of the registry, for event_type_equals: see eventTypes
        bool stateful = false;
    };
    std::vector<Condition> conditions;
    std::vector<std::pair<QString, QStringList>> eventTypes;  ///< by registry
    QStringList placeholders;                                 ///< names that templates may use, without braces
};
const TriggerVocabulary& triggerVocabulary();

/// A part of the sentence that reads a trigger: When NewFeedback on Base has score less than 50, then send …
struct TriggerPhrase {
    Message text;
    QString path;  ///< of what it shows (conditions[1].value); empty for the words between
    bool valid = true;
};

struct TriggerEdit {
    qint64 id = 0;
    QDateTime at;
    QString person, what;       ///< what: created, changed, enabled, disabled, reset, deleted, imported
    QJsonObject before, after;  ///< export form; empty if there is none
};

/// The verdict on one past event.
struct DryRunEvent {
    struct Step {
        int condition = 0;  ///< index
        QString has;        ///< the event's value, or the count or the average
        enum class Verdict { True, False, Failed, NotReached, LeftOut } verdict = Verdict::NotReached;
        Message error;
    };
    QString eventId, eventType, transactionHash;
    QDateTime time;
    Height block = 0;
    qint64 logIndex = 0;
    QString agent, score, tag1;
    std::vector<Step> steps;
    bool fires = false;
    std::vector<QDateTime> counted;  ///< times in the window of the rate condition that was reached last
};
const char* name(DryRunEvent::Step::Verdict);  ///< true, false, failed, not_reached, left_out
struct DryRun {
    qint64 events = 0, fired = 0;
    std::vector<qint64> passed;  ///< by condition: how many events passed all conditions up to it
    double milliseconds = 0;
    std::vector<DryRunEvent> newest;  ///< at most the limit; newest first
    std::vector<TriggerProblem> leftOut;
};

/// A trigger that was read from JSON.
struct TriggerReading {
    Trigger trigger;
    std::vector<TriggerProblem> problems;  ///< paths begin with the trigger's keys
};

/// The result of an import: nothing is stored if there is a problem that is not a warning.
struct TriggerImport {
    std::vector<TriggerProblem> problems;  ///< paths begin with triggers[N]
    QStringList ids;                       ///< of the stored triggers
};

/// An action's request as it would be sent with an event.
struct ActionPreview {
    QString target;         ///< "POST https://hooks.example.org/agent", "chat -1001"
    QString headers, body;  ///< secrets are masked
    QString contentType;
    qint64 length = 0;                 ///< characters of a message, else bytes
    std::optional<bool> hostIsPublic;  ///< unset if it was not resolved
    std::vector<TriggerProblem> problems;
};

}  // namespace signalbox
