// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <chrono>
#include <functional>

#include "ibc/clearing/hermes_settings.h"
#include "signalbox/error.h"

namespace signalbox::ibc {

/// How a run ended.
struct HermesRun {
    int exitCode = -1;  ///< −1: killed by a signal
    QByteArray out, err;
    bool stopped = false;  ///< by us, on request
    bool tooLong = false;  ///< by us, after its time
    double milliseconds = 0;
};

/// Runs the operator's Hermes: directly, without a shell, with standard input closed, and no secrets among the
/// arguments. Blocking; one thread. Only the process started here is ever ended. Errors: HERMES_MISSING.
class HermesProgram {
public:
    using Stop = std::function<bool()>;  ///< asked several times a second; true ends the run
    explicit HermesProgram(HermesSettings settings) : m_settings(std::move(settings)) {}

    Expected<HermesRun> run(const QStringList& arguments, std::chrono::milliseconds most, const Stop& stop = {}) const;
    /// As run() would start it, for display.
    QString commandLine(const QStringList& arguments) const;
    Expected<Done> check() const;  ///< the files exist and the program can be started

private:
    QStringList whole(const QStringList& arguments) const;
    HermesSettings m_settings;
};

/// clear packets --chain … --port … --channel … --packet-sequences 1..3,7
QStringList clearArguments(const QString& chainId, const QString& port, const QString& channel,
                           const std::vector<quint64>& sequences);
QStringList balanceArguments(const QString& chainId);

/// "1..3,7" as Hermes reads it, ascending.
QString sequenceRanges(const std::vector<quint64>& sequences);

/// What is wrong with the names of a chain, port and channel as arguments of a program; empty if nothing is.
Message nameProblem(const QString& chainId, const QString& port, const QString& channel);

}  // namespace signalbox::ibc
