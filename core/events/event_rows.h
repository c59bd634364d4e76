// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "events/event_filter.h"

namespace signalbox::store {

/// Columns to select for the rows below; the key of the order comes first.
std::string transferRowColumns();
std::string registryRowColumns(bool oneChain);

/// Cells: time, chain, block, log, token, symbol, from, to, value, decimals, transaction.
std::vector<EventRow> transferRows(Transaction& transaction, const std::vector<pqxx::row>& rows,
                                   const EventContext& context, const QString& caip2, const std::string& schema);

/// Cells: time, chain, block, log, registry, event, agent, client, value, decimals, score, tag1, tag2, tag, id, owner,
/// tokenUri, metadataKey, metadataValue, feedbackIndex, fileUri, fileHash, validator, requestHash, requestUri,
/// response, responseUri, responseHash, endpoint, uri (the one of them that is there), transaction, blockHash.
std::vector<EventRow> registryRows(const std::vector<pqxx::row>& rows, const EventContext& context);

}  // namespace signalbox::store
