// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Rows of a data-driven test: every set of the recordings, by its index in CanopyRecording::sets().
inline void addSets()
{
    QTest::addColumn<int>("set");
    int at = 0;
    for (const auto& set : CanopyRecording::sets())
        QTest::newRow(qPrintable(set.name)) << at++;
}

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
        return QJsonDocument::fromJson(exact(answer(route, height, more)));
    }
    /// Numbers that Qt's JSON would round, as text.
    static QByteArray exact(const QByteArray& json)
    {
        QByteArray out;
        bool text = false;
        for (qsizetype i = 0, kept = 0; i <= json.size(); ++i) {
            const char c = i < json.size() ? json[i] : '\0';
            if (text && c == '\\') {
                ++i;
                continue;
            }
            if (c == '"')
                text = !text;
            if (text || c < '0' || c > '9') {
                if (i >= json.size())
                    out += json.mid(kept);
                continue;
            }
            qsizetype end = i;
            while (end < json.size() && json[end] >= '0' && json[end] <= '9')
                ++end;
            if (end - i > 18) {
                out += json.mid(kept, i - kept) + '"' + json.mid(i, end - i) + '"';
                kept = end;
            }
            i = end - 1;
        }
        return out;
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

    canopy::Block block(Height height)
    {
        auto made = *read(canopy::readBlock, "block-by-height", height);
        if (made.lacksTransactions) {
            auto list = read(canopy::readTransactionPage, "txs-by-height", height);
            made.block.transactions.assign(list.transactions.rbegin(), list.transactions.rend());
            made.block.certificates = std::move(list.certificates);
        }
        if (made.lacksEvents && !answer("events-by-height", height).isEmpty()) {
            const auto list = read(canopy::readEventPage, "events-by-height", height);
            made.block.events.assign(list.events.rbegin(), list.events.rend());
        }
        return made.block;
    }

    canopy::Bulk bulk(Height height)
    {
        const QByteArray body = answer("indexer-blobs", height);
        auto bulk = canopy::readBulk({body.constData(), static_cast<std::size_t>(body.size())}, height);
        if (!bulk)
            qFatal("bulk %lld: %s", static_cast<long long>(height), qPrintable(bulk.error().what));
        return std::move(*bulk);
    }

    /// A set that begins above block 1, or continues after a gap, is read as a chain that is indexed from there.
    canopy::Fold foldOf(Height height) const
    {
        for (const Interval& run : m_recording->runs()) {
            if (run.lo == height)
                return height == 1 ? canopy::Fold::Genesis : canopy::Fold::Start;
        }
        return canopy::Fold::None;
    }
    /// By the bulk answer, if an indexer would use it.
    catalog::RowSet anyRows(Height height)
    {
        const bool bulk =
            m_recording->hasBulk(height) && (foldOf(height) != canopy::Fold::Start || !m_recording->hasPlain(height));
        return bulk ? bulkRows(height) : plainRows(height);
    }

    catalog::RowSet plainRows(Height height) { return plainRows(height, foldOf(height)); }
    catalog::RowSet plainRows(Height height, canopy::Fold fold)
    {
        if (height == 1)
            m_after = std::make_shared<canopy::State>();  // the empty state before genesis
        else if (!m_after || m_after->height != height)
            m_after = state(height);
        const auto before = m_after;
        m_after = state(height + 1);
        const canopy::Block made = block(height);
        return rows(made, *before, *m_after, nullptr, fold);
    }

    catalog::RowSet bulkRows(Height height)
    {
        canopy::Bulk made = bulk(height + 1);
        if (made.strange && m_recording->hasPlain(height))
            made.block = block(height);
        const canopy::State none;
        canopy::State before = made.before ? *made.before : none;
        if (height > 1)
            before.nonSigners = read(canopy::readNonSigners, "non-signers", height);
        made.after.nonSigners = read(canopy::readNonSigners, "non-signers", height + 1);
        made.after.poolCount = read(canopy::readPools, "pools", height + 1).rows.size();
        std::vector<canopy::Validator> all;
        if (canopy::needsAllValidators(before, made.after))
            all = read(canopy::readValidators, "validators", height + 1).rows;
        return rows(made.block, before, made.after, &all, height == 1 ? canopy::Fold::Genesis : canopy::Fold::None);
    }
    /// Evidence of earlier blocks; evidence that no recorded block contains is older than the recording.
    canopy::Accusations evidenceBefore(Height height, const canopy::Params& params)
    {
        canopy::Accusations known;
        const auto brought = [&](Height at) -> const canopy::Accusations& {
            auto cached = m_accused.find(at);
            if (cached == m_accused.end())
                cached =
                    m_accused
                        .emplace(at, canopy::accusations(m_recording->hasPlain(at) ? block(at) : bulk(at + 1).block,
                                                         m_recording->chain(), params))
                        .first;
            return cached->second;
        };
        for (const canopy::DoubleSigner& signer : doubleSigners()) {
            for (const quint64 at : signer.heights) {
                bool before = false, ever = false;
                for (const Height each : blocks()) {
                    const auto& all = brought(each);
                    const auto who = all.find(signer.id);
                    const bool here = who != all.end() && who->second.contains(at);
                    ever = ever || here;
                    before = before || (here && each < height);
                }
                if (before || (!ever && at < quint64(height)))
                    known[signer.id].insert(at);
            }
        }
        return known;
    }
    std::vector<canopy::DoubleSigner> doubleSigners()
    {
        const auto request = m_recording->parse("/v1/query/double-signers", "{}");
        const auto* newest = m_recording->newest(*request, std::numeric_limits<qint64>::max());
        if (!newest)
            return {};
        return *canopy::readDoubleSigners(
            *m_reader.parse({newest->body.constData(), static_cast<std::size_t>(newest->body.size())}));
    }

    std::vector<Height> blocks() const
    {
        std::vector<Height> all;
        for (const Interval& run : m_recording->runs()) {
            for (Height height = run.lo; height <= run.hi; ++height)
                all.push_back(height);
        }
        return all;
    }

private:
    catalog::RowSet rows(const canopy::Block& block, const canopy::State& before, const canopy::State& after,
                         const std::vector<canopy::Validator>* all, canopy::Fold fold)
    {
        static const canopy::State none;
        canopy::BlockInput input;
        input.chainId = m_recording->chain();
        input.block = &block;
        input.fold = fold;
        input.before = fold == canopy::Fold::Genesis ? &none : &before;
        input.after = &after;
        input.allValidators = all;
        canopy::Accusations evidence;
        if (fold == canopy::Fold::Start || !canopy::accusations(block, input.chainId, before.params).empty())
            evidence = evidenceBefore(block.header.height, after.params);
        input.evidence = &evidence;
        catalog::RowSet rows(catalog::Catalog::canopy());
        canopy::makeBlockRows(input, rows);
        return rows;
    }

    std::shared_ptr<const CanopyRecording> m_recording;
    std::shared_ptr<const canopy::State> m_after;
    std::map<Height, canopy::Accusations> m_accused;  ///< by block
    canopy::JsonReader m_reader;
};

}  // namespace signalbox::test
