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
/// lease executes it.
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
bool isDangerous(Verb);  ///< needs a confirmed preview and expires after 5 minutes

/// `args` by verb (numbers are JSON numbers below 2^53, else text; secrets only as references):
///   ChainAdd          a ChainDraft as by toJson
///   ChainEdit         name, confirmations, headers, settings{…}, lower: [lo, hi] (a range lowered from proven to full)
///   ChainDelete       hard: bool
///   EndpointAdd       an EndpointDraft as by toJson;  EndpointEdit adds id;  EndpointRemove: id
///   StreamAdd         stream, from, to, label, symbol, decimals, addresses;  StreamRemove: stream, dropRows: bool
///   Reindex           lo, hi;  Rewind: to (the last block that is kept)
///   Resync            tables: names of synced tables (default: all)
///   Repair            tables: resynced in addition to those that are known to need it; schemas are repaired first
///   Optimize          tables: names of a chain's tables (default: all); dropSuperseded: bool; keepFrom: the
///                     first height whose state is kept (default: by the setting sync.optimize_keep_days)
///   Verify            lo, hi (default: all stored blocks); sample: number of blocks drawn from them (default: all).
///                     The result is the report: method (proof, logs), stored, checked, unanswered, undecided, rows,
///                     different [{block, missing, surplus, otherHash, unproven}], differences, atMost (a share, 95 %)
///   QuarantineRetry/Skip   block, position
///   AlertAcknowledge  id;  AlertMute: id, until (ISO time; missing to end the mute)
struct Command {
    Verb verb = Verb::ScanGaps;
    QString target;  ///< CAIP-2 ID
    QJsonObject args;
    QJsonObject preview;  ///< the confirmed preview; required by dangerous verbs
};

/// True because of its verb, or because it deletes rows (StreamRemove with dropRows, Optimize with dropSuperseded).
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
    QUuid request;  ///< the UUID that submit() returned, by which the sender finds it
    QDateTime createdAt, startedAt, finishedAt;
    QString actor, console, target;  ///< actor: database role
    QString person;                  ///< user@host: system user and machine of the sender; empty if not recorded
    Verb verb = Verb::ScanGaps;
    CommandState state = CommandState::Queued;
    QJsonObject args;
    double progress = -1;  ///< 0..1; -1 if unknown
    Message progressText;  ///< "1,200 of 5,000 blocks"
    double rate = 0;       ///< per second, in the unit of the text
    std::optional<double> remainingSeconds;
    QJsonObject result;
    std::optional<Error> error;
};

/// Figures for a confirmation: what the command would change.
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
    Message irreversible;           ///< a sentence; empty if it can be undone
    QString confirmation;           ///< text that must be typed
    QJsonObject toJson() const;
    static Preview fromJson(const QJsonObject&);
};

struct EndpointDraft {
    QString url;   ///< complete, with its key: never stored or logged like this
    QString kind;  ///< http, ws; empty to derive it from the scheme
    int priority = 0;
    QJsonObject limits;   ///< rate (per second), batch, range, dailyBudget, concurrency
    QJsonObject headers;  ///< extra request headers
    QString user, password, bearer;
    QString proxy;   ///< URL; empty for the system's
    QString caFile;  ///< PEM; empty for the system's
    QString note;
    QString secretRef;           ///< set once the secret part is in the secret store; url is then masked
    QJsonObject toJson() const;  ///< refuses (empty object) while it contains a secret
    static EndpointDraft fromJson(const QJsonObject&);
    bool hasSecret() const;  ///< true for a key in the URL, a password, a token or a header that may contain one
};

struct StreamDraft {
    QString stream;  ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    std::optional<Height> from, to;
    QString label, symbol;
    std::optional<int> decimals;
    QJsonObject registries;  ///< identity, reputation, validation: 0x… each (stream registries)
};

struct ChainDraft {
    QString family;  ///< FamilyInfo::id; empty for the default
    QString caip2;   ///< empty to read it from the endpoint
    QString name;
    std::vector<EndpointDraft> endpoints;
    std::vector<StreamDraft> streams;
    Height from = 0;
    std::optional<Height> to;
    QString headers = u"full"_s;  ///< proven, full, borders
    int confirmations = 12;
    QString genesisHash, explorer, nativeSymbol;
    std::optional<qint64> networkId;  ///< Canopy: one of the networks that share its ID
    QJsonObject settings;
    QJsonObject toJson() const;
    static ChainDraft fromJson(const QJsonObject&);
};

}  // namespace signalbox

Q_DECLARE_METATYPE(signalbox::CommandStatus)
