// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/canopy_routes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"
#include "sim/canopy_shapes.h"

namespace signalbox::sim {

namespace {

template <class T, class Write>
QByteArray one(CanopyWriter::Form form, const T& value, Write write)
{
    CanopyWriter to(form);
    write(to, value);
    return to.take();
}

CanopySimReply refused(const QByteArray& message)
{
    return {400, R"({"code":3,"module":"sim","msg":")" + message + "\"}", false};
}

}  // namespace

/// The content of a state blob: small lists as a whole, of the large ones the items that the block touched.
QByteArray CanopyRoutes::blob(Height state, Height touchedIn, Height block, Form form) const
{
    CanopyWriter to(form);
    if (block > 0) {
        CanopyWriter result(form);
        writeBlock(result, block);
        to.bytes(1, result.take());
    }
    const auto& spec = m_chain->spec();
    const auto indices = [&](int count, std::vector<int> touched) {
        if (touchedIn > 0)
            return touched;
        std::vector<int> all(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            all[static_cast<std::size_t>(i)] = i;
        return all;
    };
    for (const int index : indices(spec.accounts, m_chain->touchedAccounts(touchedIn))) {
        if (const auto account = m_chain->account(index, state))
            to.bytes(2, one(form, *account, writeAccount));
    }
    for (const int index : indices(spec.pools, m_chain->touchedPools(touchedIn)))
        to.bytes(3, one(form, m_chain->pool(index, state), writePool));
    for (const int index : indices(spec.validators, m_chain->touchedValidators(touchedIn)))
        to.bytes(4, one(form, m_chain->validator(index, state), writeValidator));
    const auto [local, remote] = m_chain->dexPools(state);
    CanopyWriter price(form);
    price.number("", 1, spec.chainId);
    price.number("", 2, 2);
    price.number("", 3, local);
    price.number("", 4, remote);
    price.number("", 5, remote * 1'000'000 / local);
    to.bytes(5, price.take());
    CanopyWriter book(form);
    book.number("", 1, 2);
    book.list("", 2, m_chain->orders(state), writeOrder);
    CanopyWriter books(form);
    books.bytes(1, book.take());
    to.bytes(8, books.take());
    CanopyWriter params(form);
    writeParams(params);
    to.bytes(9, params.take());
    if (const QByteArray batch = batches(state - 2, form, true); !batch.isEmpty())
        to.bytes(10, batch);
    if (const QByteArray batch = batches(state - 1, form, false); !batch.isEmpty())
        to.bytes(11, batch);
    CanopyWriter committees(form);
    writeCommittees(committees, state);
    to.bytes(12, committees.take());
    to.numbers("", 13, {1});
    CanopyWriter supply(form);
    writeSupply(supply, state);
    to.bytes(15, supply.take());
    std::array<quint64, 4> counts{};  // active and paused validators, then delegates
    for (int index = 0; index < spec.validators; ++index) {
        const std::size_t paused = m_chain->isPaused(index, state) ? 1 : 0;
        ++counts[paused];
        counts[2 + paused] += CanopySimChain::isDelegate(index) ? 1 : 0;
    }
    to.number("", 16, counts[0]);
    to.number("", 17, counts[1]);
    to.flag("", 19, touchedIn > 0);
    to.number("", 20, counts[2]);
    to.number("", 21, counts[3]);
    return to.take();
}

QByteArray CanopyRoutes::bulk(Height state) const
{
    CanopyWriter to(Form::Wire);
    const Height block = state - 1;
    to.bytes(1, blob(state, block > 1 ? block : 0, block, Form::Wire));
    if (state > 2)
        to.bytes(2, blob(block, block, block - 1, Form::Wire));
    return to.take();
}

QByteArray CanopyRoutes::page(const QByteArray& route, Height state, qint64 number, qint64 size) const
{
    const auto& spec = m_chain->spec();
    std::vector<QByteArray> rows;
    qint64 total = 0;
    const qint64 from = (number - 1) * size;
    const auto take = [&](auto make) {
        if (total >= from && total < from + size)
            rows.push_back(make());
        ++total;
    };
    if (route == "accounts") {
        for (int i = 0; i < spec.accounts; ++i) {
            if (const auto account = m_chain->account(i, state))
                take([&] { return one(Form::Json, *account, writeAccount); });
        }
    } else if (route == "validators") {
        for (int i = 0; i < spec.validators; ++i)
            take([&] { return one(Form::Json, m_chain->validator(i, state), writeValidator); });
    } else if (route == "pools") {
        for (int i = 0; i < spec.pools; ++i)
            take([&] { return one(Form::Json, m_chain->pool(i, state), writePool); });
    } else {
        for (const auto& order : m_chain->orders(state))
            take([&] { return one(Form::Json, order, writeOrder); });
    }
    QByteArray list;
    for (const QByteArray& row : rows)
        list += (list.isEmpty() ? "" : ",") + row;
    return "{\"pageNumber\":" + QByteArray::number(number) + ",\"perPage\":" + QByteArray::number(size) +
           ",\"results\":[" + list + "],\"type\":\"" + route +
           "\",\"count\":" + QByteArray::number(qint64(rows.size())) +
           ",\"totalPages\":" + QByteArray::number((total + size - 1) / size) +
           ",\"totalCount\":" + QByteArray::number(total) + '}';
}

CanopySimReply CanopyRoutes::answer(const QByteArray& method, const QByteArray& path, const QByteArray& body) const
{
    if (method == "GET") {
        if (path == "/v1/")
            return {200, "\"signalbox-sim\"", false};
        if (path == "/v1/gov/poll" || path == "/v1/gov/proposals")
            return {200, "{}", false};
        return {404, "404 page not found\n", false};
    }
    const QByteArray route = path.startsWith("/v1/query/") ? path.mid(10) : QByteArray();
    const Height last = m_chain->last(), tip = last + 1;
    if (route == "height")
        return {200, "{\"height\":" + QByteArray::number(tip) + '}', false};
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {400, R"({"Offset": 0})", false};
    const QJsonObject asked = document.object();
    const Height height = asked.value("height"_L1).toInteger();
    const Height state = height == 0 || height > tip ? tip : height;
    const auto object = [&](auto write) {
        CanopyWriter to(Form::Json);
        write(to);
        return CanopySimReply{200, to.take(), false};
    };
    if (route == "block-by-height" || route == "cert-by-height") {
        const Height block = height == 0 ? last : height;
        const bool certificate = route[0] == 'c';
        if (block < 1 || block > last)
            return {200, certificate ? R"({"block":"0a00"})" : R"({"blockHeader":{},"meta":{"size":2}})", false};
        return object([&](CanopyWriter& to) {
            if (certificate)
                writeCertificate(to, block, true);
            else
                writeBlock(to, block);
        });
    }
    if (route == "indexer-blobs") {
        if (!m_chain->spec().bulk)
            return {404, "404 page not found\n", false};
        return state < 2 ? refused("wrong block height, got=0 | wanted=1") : CanopySimReply{200, bulk(state), true};
    }
    if (route == "accounts" || route == "validators" || route == "pools" || route == "orders") {
        const qint64 number = asked.value("pageNumber"_L1).toInteger();
        const qint64 size = asked.value("perPage"_L1).toInteger();
        return {200, page(route, state, std::max<qint64>(1, number), size <= 0 ? 10 : std::min<qint64>(size, 5000)),
                false};
    }
    if (route == "dex-price") {
        const auto [local, remote] = m_chain->dexPools(state);
        auto price = object([&, local = local, remote = remote](CanopyWriter& to) {
            to.number("chainId", 1, m_chain->spec().chainId);
            to.number("remoteChainId", 2, 2);
            to.number("localPool", 3, local);
            to.number("remotePool", 4, remote);
            to.number("e6ScaledPrice", 5, remote * 1'000'000 / local);
        });
        price.body = '[' + price.body + ']';
        return price;
    }
    if (route == "dex-batch")
        return {200, '[' + batches(state - 2, Form::Json, true) + ']', false};
    if (route == "next-dex-batch")
        return {200, '[' + batches(state - 1, Form::Json, false) + ']', false};
    if (route == "params")
        return object([&](CanopyWriter& to) { writeParams(to); });
    if (route == "supply")
        return object([&](CanopyWriter& to) { writeSupply(to, state); });
    if (route == "committees-data")
        return object([&](CanopyWriter& to) { writeCommittees(to, state); });
    if (route == "subsidized-committees")
        return {200, "[1]", false};
    if (route == "retired-committees" || route == "double-signers")
        return {200, "null", false};
    if (route == "non-signers") {
        QByteArray rows;
        for (const auto& [address, counter] : nonSigners(state))
            rows += (rows.isEmpty() ? "{\"address\":\"" : ",{\"address\":\"") +
                    QByteArray(reinterpret_cast<const char*>(address.data()), 20).toHex() +
                    "\",\"counter\":" + QByteArray::number(static_cast<qulonglong>(counter)) + '}';
        return {200, rows.isEmpty() ? QByteArray("null") : '[' + rows + ']', false};
    }
    return {404, "404 page not found\n", false};
}

}  // namespace signalbox::sim
