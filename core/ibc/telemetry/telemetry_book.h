// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>

#include "ibc/state/chain_thread.h"
#include "ibc/telemetry/telemetry_reader.h"

namespace signalbox::ibc {

/// The settings ibc.hermes_telemetry and ibc.chainpulse of this console; empty: not set.
struct TelemetrySettings {
    QString hermes, chainpulse;
};

/// Reads the sources of this console every minute, if it works, and on demand; in a thread of its own. Calls from the
/// thread that owns the engine.
class TelemetryBook {
public:
    struct Parts {
        engine::FamilyParts family;
        std::function<TelemetrySettings()> settings;  ///< those now; from any thread
        QString person;                               ///< user@host
        TelemetryPace pace = {};
        std::chrono::milliseconds pause = std::chrono::minutes(1);
    };
    explicit TelemetryBook(Parts parts);

    /// What all consoles read last; `now`: after this console's sources are read again.
    QFuture<Expected<std::vector<TelemetryReading>>> readings(bool now);

private:
    Expected<Done> read(ChainThread::Access& access);

    const Parts m_parts;
    QString m_said;  ///< code of the failure of the database that was logged
    ChainThread m_thread;
};

}  // namespace signalbox::ibc
