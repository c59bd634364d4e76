// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "postgres/session.h"
#include "signalbox/queries.h"

namespace signalbox::store {

/// A position in the order of events: block and log; for registry events of all chains preceded by time and chain.
using Place = std::vector<qint64>;

struct Cursor {
    Place place;
    bool backwards = false;
    /// "n:120:4", "p:120:4". BAD_CURSOR.
    static Expected<std::optional<Cursor>> parse(const QString& text, std::size_t length);
    QString text() const;
};

/// Data of other tables that one page needs.
struct EventContext {
    struct Token {
        QString symbol, label;
        std::optional<int> decimals;
    };
    QString schema;                      ///< schema of the chain, if the filter names one
    std::map<QString, Token> tokens;     ///< by lower-case address
    std::map<qint64, Height> finalized;  ///< by chain number
    static Expected<EventContext> read(Session& session, const QString& caip2);
};

/// Checks addresses, hashes and numbers, and converts them to lower case. BAD_ADDRESS, BAD_HASH, BAD_AGENT,
/// CHAIN_REQUIRED.
Expected<EventQuery> checkedQuery(EventQuery query);

/// Conditions on columns, joined by AND; empty if none. Values are literals, so that the planner sees them.
std::string transferFilter(const EventQuery& query);
std::string registryFilter(const EventQuery& query);

}  // namespace signalbox::store
