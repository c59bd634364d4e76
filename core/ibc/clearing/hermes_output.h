// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <vector>

namespace signalbox::ibc {

/// What a run of `hermes --json` printed. Log lines and the result are both on standard output, one JSON object each;
/// the exit code and the status say nothing of packets.
struct HermesOutput {
    /// An event of our own transactions.
    struct Relayed {
        enum Kind { Received, Acknowledged, TimedOut } kind = Received;
        QString port, channel;  ///< of the sending end
        quint64 sequence = 0;
        bool errorAck = false;  ///< Received: the destination wrote an error acknowledgement
    };
    bool hasResult = false, success = false;
    std::vector<Relayed> relayed;
    QStringList rejected;  ///< ChainError: transactions that a chain refused
    QString failure;       ///< of a result with status error
    QStringList errors;    ///< of the log, level ERROR
    /// The most informative cause of a failure; empty if nothing failed.
    QString cause() const;
};
HermesOutput readOutput(const QByteArray& standardOutput);

/// Without terminal control sequences.
QByteArray plainOutput(QByteArray output);
/// The end of the output, at most 64 KiB, without control sequences, private keys and known secrets.
QByteArray keptOutput(const QByteArray& output);

/// "1.13.2" of `hermes version`; empty if it is not Hermes.
QString versionIn(const QByteArray& output);
bool isOlder(const QString& version, int major, int minor);

/// The balances of `hermes keys balance --all`: denomination and amount.
std::vector<std::pair<QString, QString>> balancesIn(const QByteArray& output);

/// Failures that pass: the words of the reference, and nothing else.
bool isPassing(const QString& text);

}  // namespace signalbox::ibc
