// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUuid>
#include <optional>
#include <vector>

#include "signalbox/command_arguments.h"
#include "signalbox/error.h"

namespace signalbox {

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

/// What an operator asks for. It becomes a row of signalbox.commands; the engine that holds the chain's lease executes
/// it.
struct Command {
    Arguments args;
    QString target;                  ///< CAIP-2 ID
    std::optional<Preview> preview;  ///< the confirmed one; required by dangerous commands
    Verb verb() const { return verbOf(args); }
};

/// True because of its verb, or because it deletes rows (StreamRemove with dropRows, Optimize with dropSuperseded).
bool isDangerous(const Command&);

using CommandId = qint64;

struct CommandStatus {
    CommandId id = 0;
    QUuid request;  ///< the UUID that submit() returned, by which the sender finds it
    QDateTime createdAt, startedAt, finishedAt;
    QString actor, console, target;  ///< actor: database role
    QString person;                  ///< user@host: system user and machine of the sender; empty if not recorded
    Verb verb = Verb::ChainAdd;
    CommandState state = CommandState::Queued;
    Expected<Arguments> args;  ///< an error if the row holds no valid ones
    double progress = -1;      ///< 0..1; -1 if unknown
    Message progressText;      ///< "1,200 of 5,000 blocks"
    double rate = 0;           ///< per second, in the unit of the text
    std::optional<double> remainingSeconds;
    QJsonObject result;
    std::optional<Error> error;
};

/// The arguments of a command with this verb; null for another one, or if they could not be read.
template <class T>
const T* argumentsOf(const CommandStatus& status)
{
    return status.args ? std::get_if<T>(&*status.args) : nullptr;
}

}  // namespace signalbox
