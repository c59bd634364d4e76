// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "store/ingest.h"
#include "support/erc8004_columns.h"
#include "support/u256.h"

/// Generated blocks, transfers and registry events of one chain, ready for a commit.
namespace signalbox::test {

inline const QString chainId = u"eip155:31337"_s;

inline Bytes32 hashOf(Height number, int branch = 0)
{
    Bytes32 hash{};
    for (int i = 0; i < 8; ++i)
        hash[static_cast<std::size_t>(31 - i)] = static_cast<std::uint8_t>(number >> (8 * i));
    hash[0] = static_cast<std::uint8_t>(0xa0 + branch);
    return hash;
}

inline chain::BlockRef block(Height number, int branch = 0)
{
    return {number, hashOf(number, branch), hashOf(number - 1, branch), 1'700'000'000 + number};
}

inline catalog::RowWriter& rowsOf(store::Commit& commit, const QString& entity)
{
    if (!commit.tables.catalog())
        commit.tables = catalog::RowSet(evm::evmCatalog());
    return commit.tables.of(entity);
}

inline void transfer(store::Commit& commit, Height number, int log, std::uint8_t contract = 1)
{
    Bytes20 address{};
    address[0] = contract;
    rowsOf(commit, evm::transfersEntity)
        .begin()
        .bigint(number)
        .integer(log)
        .bytea(hashOf(number))
        .bytea(address)
        .bytea(address)
        .bytea(address)
        .amount256(U256(static_cast<std::uint64_t>(number)))
        .end();
}

inline void registryEvent(store::Commit& commit, Height number, int log, int branch = 0, const char* tag = nullptr)
{
    const QByteArray hash = "0x" + QByteArray(reinterpret_cast<const char*>(hashOf(number, branch).data()), 32).toHex();
    CopyBuffer rows;
    rows.beginRow(erc8004_event_fields);
    rows.text("31337-" + std::to_string(number) + "-" + std::to_string(log));
    rows.int8(31337);
    rows.int8(number);
    rows.text(hash.toStdString());
    rows.text(hash.toStdString());
    rows.int4(log);
    rows.text("reputation");
    rows.text("NewFeedback");
    rows.int8(7);
    rows.int8(1'700'000'000 + number);
    for (int field = 10; field < erc8004_event_fields; ++field) {
        if (tag && qstrcmp(erc8004_event_columns[static_cast<std::size_t>(field)].name, "tag1") == 0)
            rows.text(tag);
        else
            rows.null();
    }
    rowsOf(commit, evm::eventsEntity).appendRows(std::move(rows));
}

inline store::Commit commitOf(Interval range, int branch = 0)
{
    store::Commit commit;
    commit.ranges = {range};
    commit.streams = {u"headers"_s, u"transfers"_s};
    commit.blocksAbsent = true;
    for (Height number = range.lo; number <= range.hi; ++number) {
        commit.blocks.push_back(block(number, branch));
        transfer(commit, number, 0);
        transfer(commit, number, 1, 2);
    }
    return commit;
}

inline store::NewChain newChain(const QString& caip2 = chainId)
{
    store::NewChain chain;
    chain.chain.caip2 = caip2;
    chain.chain.name = u"Test "_s + caip2;
    for (const char* stream : {"headers", "transfers", "registries"})
        chain.streams.push_back({caip2, QLatin1String(stream), 0, std::nullopt, {}, {}, {}});
    return chain;
}

}  // namespace signalbox::test

/// The call must succeed; otherwise its error is shown.
#define OK(call)                                                                                                      \
    do {                                                                                                              \
        const auto answer_ = (call);                                                                                  \
        QVERIFY2(answer_, qPrintable(answer_ ? QString() : answer_.error().code + ": "_L1 + answer_.error().text())); \
    } while (false)
