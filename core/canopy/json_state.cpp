// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_state.h"

namespace signalbox::canopy {

using simdjson::dom::element;

namespace {

constexpr quint64 highest = quint64(1) << 62;  ///< heights are used in signed arithmetic

Account accountOf(const Fields& row)
{
    // Older nodes have the whole balance in `amount`, newer ones the spendable part; `totalAmount` is always the whole
    // balance.
    return {row.address("address"), row.has("totalAmount") ? row.number("totalAmount") : row.number("amount")};
}

Validator validatorOf(const Fields& row)
{
    Validator validator;
    validator.address = row.address("address");
    validator.publicKey = row.hex("publicKey");
    const auto net = row.text("netAddress");
    validator.netAddress = QByteArray(net.data(), static_cast<qsizetype>(net.size()));
    validator.stakedAmount = row.number("stakedAmount");
    validator.committees = row.numbers("committees");
    std::sort(validator.committees.begin(), validator.committees.end());
    validator.committees.erase(std::unique(validator.committees.begin(), validator.committees.end()),
                               validator.committees.end());
    validator.maxPausedHeight = row.number("maxPausedHeight");
    validator.unstakingHeight = row.number("unstakingHeight");
    validator.output = row.hex("output");
    validator.delegate = row.flag("delegate");
    validator.compound = row.flag("compound");
    return validator;
}

Pool poolOf(const Fields& row)
{
    Pool pool{row.number("id"), row.number("amount"), row.number("totalPoints"), {}};
    for (const element one : row.list("points")) {
        const Fields holder(one, row.fault());
        pool.holders.push_back({holder.address("address"), holder.number("points")});
    }
    sortPool(pool);
    return pool;
}

Order orderOf(const Fields& row)
{
    Order order;
    order.id = row.hex("id");
    order.committee = row.number("committee");
    order.data = row.hex("data");
    order.amountForSale = row.number("amountForSale");
    order.requestedAmount = row.number("requestedAmount");
    order.sellerReceive = row.hex("sellerReceiveAddress");
    order.buyerSend = row.hex("buyerSendAddress");
    order.buyerReceive = row.hex("buyerReceiveAddress");
    order.buyerChainDeadline = row.number("buyerChainDeadline");
    order.sellersSend = row.hex("sellersSendAddress");
    if (order.id.isEmpty())
        row.wrong("id", "an order id");
    return order;
}

template <class T, class Make, class Key>
Read<Page<T>> readPage(element answer, const char* route, Make make, Key key)
{
    std::string fault;
    const Fields head(answer, &fault);
    Page<T> page;
    if (!head.isObject())
        return tl::unexpected(bad(route, "no page"));
    page.number = head.number("pageNumber");
    page.perPage = head.number("perPage");
    page.count = head.number("count");
    page.totalCount = head.number("totalCount");
    for (const element one : head.list("results"))
        page.rows.push_back(make(Fields(one, &fault)));
    if (fault.empty() && page.rows.size() != page.count)
        fault = "a page of " + std::to_string(page.count) + " rows has " + std::to_string(page.rows.size());
    if (!fault.empty())
        return tl::unexpected(bad(route, fault));
    sortBy(page.rows, key);
    return page;
}

template <class T>
Read<T> done(T value, const char* route, const std::string& fault)
{
    if (!fault.empty())
        return tl::unexpected(bad(route, fault));
    return value;
}

}  // namespace

void sortPool(Pool& pool)
{
    sortBy(pool.holders, [](const Holder& holder) { return holder.address; });
}

void sortItems(DexItems& items)
{
    for (auto* list : {&items.orders, &items.deposits, &items.withdrawals})
        sortBy(*list, [](const DexItem& item) { return item.orderId; });
}

Read<quint64> readHeight(element answer)
{
    std::string fault;
    const Fields head(answer, &fault);
    const quint64 height = head.number("height");
    if (fault.empty() && (height == 0 || height > highest))
        fault = height == 0 ? "no height" : "height is out of range";
    return done(height, "height", fault);
}

Read<Page<Account>> readAccounts(element answer)
{
    return readPage<Account>(answer, "accounts", accountOf, [](const Account& row) { return row.address; });
}

Read<Page<Validator>> readValidators(element answer)
{
    return readPage<Validator>(answer, "validators", validatorOf, [](const Validator& row) { return row.address; });
}

Read<Page<Pool>> readPools(element answer)
{
    return readPage<Pool>(answer, "pools", poolOf, [](const Pool& row) { return row.id; });
}

Read<Page<Order>> readOrders(element answer)
{
    const auto key = [](const Order& row) { return row.id; };
    if (!answer.is_array() && !answer.is_null())
        return readPage<Order>(answer, "orders", orderOf, key);
    // Nodes before February 2026: the books of all committees, not paged.
    std::string fault;
    Page<Order> page;
    page.whole = true;
    for (const element one : listOf(answer, &fault, "the order books")) {
        const Fields book(one, &fault);
        for (const element row : book.list("orders")) {
            page.rows.push_back(orderOf(Fields(row, &fault)));
            if (page.rows.back().committee == 0)
                page.rows.back().committee = book.number("chainID");
        }
    }
    sortBy(page.rows, key);
    return done(std::move(page), "orders", fault);
}

Read<std::vector<DexPrice>> readDexPrices(element answer)
{
    std::string fault;
    std::vector<DexPrice> prices;
    for (const element one : listOf(answer, &fault, "the prices")) {
        const Fields row(one, &fault);
        prices.push_back({row.has("chainId") ? row.number("chainId") : row.number("localChainId"),
                          row.number("remoteChainId"), row.number("localPool"), row.number("remotePool"),
                          row.number("e6ScaledPrice")});
    }
    sortBy(prices, [](const DexPrice& price) { return std::pair(price.localChain, price.remoteChain); });
    return done(std::move(prices), "dex-price", fault);
}

Read<DexItems> readDexBatches(element answer)
{
    std::string fault;
    DexItems items;
    for (const element one : listOf(answer, &fault, "the batches")) {
        const Fields batch(one, &fault);
        const quint64 committee = batch.number("committee"), locked = batch.number("lockedHeight");
        const auto take = [&](const char* list, const char* amount, std::vector<DexItem>& into) {
            for (const element row : batch.list(list)) {
                const Fields item(row, &fault);
                into.push_back({item.hex("orderId"), item.address("address"), item.number(amount),
                                item.number("requestedAmount"), committee, locked});
            }
        };
        take("orders", "amountForSale", items.orders);
        take("deposits", "amount", items.deposits);
        take("withdraws", "percent", items.withdrawals);
    }
    sortItems(items);
    return done(std::move(items), "dex-batch", fault);
}

Read<Params> readParams(element answer)
{
    std::string fault;
    const Fields all(answer, &fault);
    Params params;
    std::size_t at = 0;
    constexpr std::array<std::pair<const char*, std::size_t>, 4> spaces{
        {{"consensus", 3}, {"validator", 22}, {"fee", 38}, {"governance", 39}}};
    for (const auto& [space, end] : spaces) {
        const Fields fields = all.object(space);
        if (!fields.isObject())
            all.wrong(space, "there");
        for (; at < end; ++at)
            params.values[at] = fields.number(Params::names()[at]);
    }
    const auto version = all.object("consensus").text("protocolVersion");
    params.protocolVersion = QByteArray(version.data(), static_cast<qsizetype>(version.size()));
    return done(params, "params", fault);
}

Read<Supply> readSupply(element answer)
{
    std::string fault;
    const Fields row(answer, &fault);
    if (!row.isObject())
        fault = "no object";
    return done(Supply{row.number("total"), row.number("staked"), row.number("delegatedOnly")}, "supply", fault);
}

Read<std::vector<NonSigner>> readNonSigners(element answer)
{
    std::string fault;
    std::vector<NonSigner> all;
    for (const element one : listOf(answer, &fault, "the list")) {
        const Fields row(one, &fault);
        all.push_back({row.address("address"), row.number("counter")});
    }
    sortBy(all, [](const NonSigner& row) { return row.address; });
    return done(std::move(all), "non-signers", fault);
}

Read<std::vector<DoubleSigner>> readDoubleSigners(element answer)
{
    std::string fault;
    std::vector<DoubleSigner> all;
    for (const element one : listOf(answer, &fault, "the list")) {
        const Fields row(one, &fault);
        DoubleSigner signer{row.hex("id"), row.numbers("heights")};
        std::sort(signer.heights.begin(), signer.heights.end());
        all.push_back(std::move(signer));
    }
    sortBy(all, [](const DoubleSigner& row) { return row.id; });
    return done(std::move(all), "double-signers", fault);
}

Read<std::vector<Committee>> readCommittees(element answer)
{
    std::string fault;
    const Fields head(answer, &fault);
    std::vector<Committee> all;
    for (const element one : head.list("list")) {
        const Fields row(one, &fault);
        all.push_back({row.number("chainID"), row.number("lastRootHeightUpdated"), row.number("lastChainHeightUpdated"),
                       row.number("numberOfSamples")});
    }
    sortBy(all, [](const Committee& row) { return row.chainId; });
    return done(std::move(all), "committees-data", fault);
}

Read<std::vector<quint64>> readNumbers(element answer)
{
    std::string fault;
    std::vector<quint64> all;
    for (const element one : listOf(answer, &fault, "the list")) {
        std::uint64_t value = 0;
        if (one.get(value) != simdjson::SUCCESS && fault.empty())
            fault = "an entry is not a number";
        all.push_back(value);
    }
    std::sort(all.begin(), all.end());
    return done(std::move(all), "committees", fault);
}

}  // namespace signalbox::canopy
