#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "canopy/block_rows.h"
#include "canopy/json_block.h"
#include "canopy/json_state.h"
#include "canopy/wire.h"
#include "support/canopy_recording.h"
#include "support/copy_rows.h"

namespace signalbox::test {

/// A recorded chain read by our decoders, without a network.
class RecordedWorld {
public:
    explicit RecordedWorld(std::shared_ptr<const CanopyRecording> recording) : m_recording(std::move(recording)) {}

    const CanopyRecording& recording() const { return *m_recording; }
    Height lastBlock() const { return m_recording->lastBlock(); }

    QByteArray answer(const char* route, Height height, const QByteArray& more = {}) const
    {
        const QByteArray path = QByteArray("/v1/query/") + route;
        const auto request = m_recording->parse(path, "{\"height\":" + QByteArray::number(height) + more + '}');
        if (m_recording->isPaged(path)) {
            auto whole = *request;
            whole.perPage = 1'000'000;
            return m_recording->page(whole, static_cast<quint64>(height));
        }
        const auto* recorded = m_recording->at(*request, static_cast<quint64>(height));
        return recorded ? recorded->body : QByteArray();
    }
    QJsonDocument json(const char* route, Height height, const QByteArray& more = {}) const
    {
        return QJsonDocument::fromJson(answer(route, height, more));
    }

    template <class T>
    T read(canopy::Read<T> (*reader)(simdjson::dom::element), const char* route, Height height)
    {
        const QByteArray body = answer(route, height);
        const auto document = m_reader.parse({body.constData(), static_cast<std::size_t>(body.size())});
        if (!document)
            qFatal("%s %lld: %s", route, static_cast<long long>(height), qPrintable(document.error().what));
        auto value = reader(*document);
        if (!value)
            qFatal("%s %lld: %s", route, static_cast<long long>(height), qPrintable(value.error().what));
        return std::move(*value);
    }

    std::shared_ptr<const canopy::State> state(Height height)
    {
        using namespace canopy;
        auto state = std::make_shared<State>();
        state->height = height;
        state->accounts = read(readAccounts, "accounts", height).rows;
        state->validators = read(readValidators, "validators", height).rows;
        state->pools = read(readPools, "pools", height).rows;
        state->orders = read(readOrders, "orders", height).rows;
        state->prices = read(readDexPrices, "dex-price", height);
        state->locked = read(readDexBatches, "dex-batch", height);
        state->pending = read(readDexBatches, "next-dex-batch", height);
        state->params = read(readParams, "params", height);
        state->supply = read(readSupply, "supply", height);
        state->committees = read(readCommittees, "committees-data", height);
        state->subsidized = read(readNumbers, "subsidized-committees", height);
        state->retired = read(readNumbers, "retired-committees", height);
        state->nonSigners = read(readNonSigners, "non-signers", height);
        state->poolCount = state->pools.size();
        state->counts = countValidators(state->validators);
        return state;
    }

    canopy::Block block(Height height) { return read(canopy::readBlock, "block-by-height", height)->block; }

    canopy::Bulk bulk(Height height)
    {
        const QByteArray body = answer("indexer-blobs", height);
        auto bulk = canopy::readBulk({body.constData(), static_cast<std::size_t>(body.size())}, height);
        if (!bulk)
            qFatal("bulk %lld: %s", static_cast<long long>(height), qPrintable(bulk.error().what));
        return std::move(*bulk);
    }

    catalog::RowSet plainRows(Height height)
    {
        if (!m_after || m_after->height != height)
            m_after = state(height);
        const auto before = m_after;
        m_after = state(height + 1);
        const canopy::Block made = block(height);
        return rows(made, *before, *m_after, nullptr);
    }

    catalog::RowSet bulkRows(Height height)
    {
        canopy::Bulk made = bulk(height + 1);
        const canopy::State none;
        canopy::State before = made.before ? *made.before : none;
        before.nonSigners = read(canopy::readNonSigners, "non-signers", height);
        made.after.nonSigners = read(canopy::readNonSigners, "non-signers", height + 1);
        made.after.poolCount = read(canopy::readPools, "pools", height + 1).rows.size();
        std::vector<canopy::Validator> all;
        if (canopy::needsAllValidators(before, made.after))
            all = read(canopy::readValidators, "validators", height + 1).rows;
        return rows(made.block, before, made.after, &all);
    }

private:
    catalog::RowSet rows(const canopy::Block& block, const canopy::State& before, const canopy::State& after,
                         const std::vector<canopy::Validator>* all)
    {
        static const canopy::State none;
        const Height height = block.header.height;
        canopy::BlockInput input;
        input.chainId = static_cast<quint64>(m_recording->chain());
        input.block = &block;
        input.fold = height == 1 ? canopy::Fold::Genesis : canopy::Fold::None;
        input.before = height == 1 ? &none : &before;
        input.after = &after;
        input.allValidators = all;
        std::vector<canopy::DoubleSigner> evidence;
        if (canopy::hasEvidence(block)) {
            evidence = read(canopy::readDoubleSigners, "double-signers", lastBlock());
            input.evidence = &evidence;
        }
        catalog::RowSet rows(catalog::Catalog::canopy());
        canopy::makeBlockRows(input, rows);
        return rows;
    }

    std::shared_ptr<const CanopyRecording> m_recording;
    std::shared_ptr<const canopy::State> m_after;
    canopy::JsonReader m_reader;
};

}  // namespace signalbox::test
