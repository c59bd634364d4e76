// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUuid>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox {

/// The closed list of operator commands. Each becomes a row of signalbox.commands; the engine that holds the chain's
/// lease carries it out.
enum class Verb {
    ChainAdd,
    ChainEdit,
    ChainPause,
    ChainResume,
    ChainDelete,
    ChainRecover,
    EndpointAdd,
    EndpointEdit,
    EndpointRemove,
    StreamAdd,
    StreamRemove,
    Reindex,
    FillGaps,
    ScanGaps,
    Rewind,
    RetryNow,
    QuarantineRetry,
    QuarantineSkip,
    AlertAcknowledge,
    AlertMute,
    Resync,
    Repair,
    Optimize,
    Verify,
};

const char* name(Verb);
std::optional<Verb> verbFromName(const QString&);
bool isDangerous(Verb);  ///< needs a preview that was confirmed, and expires after 5 minutes

/// `args` by verb (all numbers as JSON numbers when below 2^53, else as text; secrets only as references):
///   ChainAdd          a ChainDraft as by toJson
///   ChainEdit         name, confirmations, headers, settings{…}, lower: [lo, hi] (a range lowered from proven to full)
///   ChainDelete       hard: bool
///   EndpointAdd       an EndpointDraft as by toJson;  EndpointEdit adds id;  EndpointRemove: id
///   StreamAdd         stream, from, to, label, symbol, decimals, addresses;  StreamRemove: stream, dropRows: bool
///   Reindex           lo, hi;  Rewind: to (the last block that stays)
///   Resync            tables: list of names of synced tables; missing: all
///   Repair            tables: copied again beside those that are known to need it; the schemas are repaired first
///   Optimize          tables: list of names of a chain's tables; missing: all. dropSuperseded: bool; keepFrom: the
///   first
///                     height that can be asked afterwards, missing: as the setting sync.optimize_keep_days says
///   Verify            lo, hi: missing: all that is stored; sample: so many blocks drawn from them, missing: every one.
///                     The result is the report: method (proof, logs), stored, checked, unanswered, undecided, rows,
///                     different [{block, missing, surplus, otherHash, unproven}], differences, atMost (a share, 95 %)
///   QuarantineRetry/Skip   block, position
///   AlertAcknowledge  id;  AlertMute: id, until (ISO time; missing: muted no longer)
struct Command {
    Verb verb = Verb::ScanGaps;
    QString target;  ///< CAIP-2 id
    QJsonObject args;
    QJsonObject preview;  ///< what the operator saw and confirmed; required by dangerous verbs
};

/// By its verb, or because it throws rows away (StreamRemove with dropRows, Optimize with dropSuperseded).
bool isDangerous(const Command&);

using CommandId = qint64;

enum class CommandState { Queued, Running, Done, Failed, Refused, Cancelled, Expired };
const char* name(CommandState);
CommandState commandStateFromName(const QString&);
inline bool isFinal(CommandState state)
{
    return state != CommandState::Queued && state != CommandState::Running;
}

struct CommandStatus {
    CommandId id = 0;
    QUuid request;  ///< what submit() answered, so that the one who asked finds it
    QDateTime createdAt, startedAt, finishedAt;
    QString actor, console, target;  ///< actor: database role
    QString person;                  ///< user@host: system user and machine of the one who asked; empty: not recorded
    Verb verb = Verb::ScanGaps;
    CommandState state = CommandState::Queued;
    QJsonObject args;
    double progress = -1;  ///< 0..1; -1: unknown
    Message progressText;  ///< "1,200 of 5,000 blocks"
    double rate = 0;       ///< per second, in the unit of the text
    std::optional<double> remainingSeconds;
    QJsonObject result;
    std::optional<Error> error;
};

/// Numbers for a confirm sheet: what the command would touch.
struct Preview {
    struct Table {
        QString name;  ///< schema.table
        qint64 rows = 0;
        bool exact = true;
        qint64 bytes = 0;
    };
    std::vector<Table> tables;
    qint64 rows = 0, bytes = 0, blocks = 0;
    std::optional<double> seconds;  ///< expected duration
    Message irreversible;           ///< a sentence; empty: can be undone
    QString confirmation;           ///< what must be typed
    QJsonObject toJson() const;
    static Preview fromJson(const QJsonObject&);
};

struct EndpointDraft {
    QString url;   ///< whole, with its key: never stored or logged as it is
    QString kind;  ///< http, ws; empty: from the scheme
    int priority = 0;
    QJsonObject limits;   ///< rate (per second), batch, range, dailyBudget, concurrency
    QJsonObject headers;  ///< extra request headers
    QString user, password, bearer;
    QString proxy;   ///< URL; empty: the system's
    QString caFile;  ///< PEM; empty: the system's
    QString note;
    QString secretRef;           ///< set once the secret part is in the secret store; url is then masked
    QJsonObject toJson() const;  ///< refuses (empty object) while a secret is still inside
    static EndpointDraft fromJson(const QJsonObject&);
    bool hasSecret()
        const;  ///< a key in the URL, a password, a token or a header that may hold one, not yet moved away
};

struct StreamDraft {
    QString stream;  ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    std::optional<Height> from, to;
    QString label, symbol;
    std::optional<int> decimals;
    QJsonObject registries;  ///< identity, reputation, validation: 0x… each (stream registries)
};

struct ChainDraft {
    QString family = u"eip155"_s;  ///< or canopy
    QString caip2;                 ///< empty: from the endpoint
    QString name;
    std::vector<EndpointDraft> endpoints;
    std::vector<StreamDraft> streams;
    Height from = 0;
    std::optional<Height> to;
    QString headers = u"full"_s;  ///< proven, full, borders
    int confirmations = 12;
    QString genesisHash, explorer, nativeSymbol;
    std::optional<qint64> networkId;  ///< Canopy: which of the networks that share its id
    QJsonObject settings;
    QJsonObject toJson() const;
    static ChainDraft fromJson(const QJsonObject&);
};

}  // namespace signalbox

Q_DECLARE_METATYPE(signalbox::CommandStatus)
