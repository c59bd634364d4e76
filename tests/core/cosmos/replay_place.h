// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/block_rows.h"
#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/wire/reading.h"
#include "signalbox/literals.h"
#include "support/cosmos_recording.h"
#include "support/cosmos_replay.h"

namespace signalbox::test {

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

template <class T>
const char* whyNot(const Expected<T>& value)
{
    static QByteArray text;
    text = value ? QByteArray() : value.error().text().toUtf8();
    return text.constData();
}

inline rpc::EndpointSettings endpointOf(const QString& url, qint64 id = 1, const QString& kind = {})
{
    EndpointDraft draft;
    draft.url = url;
    draft.kind = kind;
    return *rpc::EndpointSettings::fromDraft(draft, id);
}

inline cosmos::CosmosAdapterConfig configOf(const QString& chainId, std::vector<rpc::EndpointSettings> endpoints)
{
    cosmos::CosmosAdapterConfig config;
    config.chainId = chainId;
    config.endpoints = std::move(endpoints);
    config.blockSeconds = 1;
    return config;
}

inline std::map<QString, QByteArray> bytesOf(const catalog::RowSet& rows)
{
    std::map<QString, QByteArray> all;
    for (const auto* writer : rows.inOrder())
        all[writer->entity().name] += writer->rows().data();
    return all;
}

/// Rows of recorded blocks as the decoder makes them without a network.
inline catalog::RowSet recordedRows(const QByteArray& chainId, Interval range)
{
    const auto& recorded = CosmosRecording::get().chains().at(chainId);
    catalog::RowSet rows(cosmos::cosmosCatalog());
    cosmos::SeenEnds ends;
    for (Height height = range.lo; height <= range.hi; ++height) {
        const auto block = cosmos::readBlock(recorded.blocks.at(height));
        const auto results = cosmos::readResults(recorded.results.at(height));
        const auto decoded = block && results ? cosmos::decode(*block, *results)
                                              : cosmos::Read<cosmos::DecodedBlock>(tl::unexpected(cosmos::Bad{}));
        if (!decoded)
            qFatal("block %lld cannot be decoded", static_cast<long long>(height));
        cosmos::makeBlockRows(*block, *results, *decoded, rows);
        ends.add(*decoded);
    }
    ends.appendRows(rows);
    return rows;
}

/// A block of the range with transactions; −1 if there is none.
inline Height withTransactions(const QByteArray& chainId, Interval range)
{
    const auto& recorded = CosmosRecording::get().chains().at(chainId);
    for (Height height = range.lo; height <= range.hi; ++height)
        if (recorded.results.at(height).contains("\"gas_used\":\""))
            return height;
    return -1;
}

}  // namespace signalbox::test
