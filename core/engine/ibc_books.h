// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/books/ibc_book.h"
#include "ibc/clearing/clearing_book.h"
#include "ibc/state/state_worker.h"
#include "ibc/telemetry/telemetry_book.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

/// Packets between Cosmos chains, and their clearing by the Hermes of this console.
class IbcBooks {
public:
    explicit IbcBooks(const EngineParts& parts);

    ibc::IbcBook& packets() { return m_packets; }
    ibc::ClearingBook& clearing() { return m_clearing; }

private:
    std::shared_ptr<SessionThread> m_reader;
    ibc::StateBook m_state;
    ibc::TelemetryBook m_telemetry;
    ibc::IbcBook m_packets;
    ibc::ClearingBook m_clearing;
};

}  // namespace signalbox::engine
