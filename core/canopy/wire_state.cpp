// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_block.h"
#include "canopy/json_state.h"
#include "canopy/wire.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

namespace {

Holder holderOf(std::string_view message, bool& ok)
{
    Holder holder;
    WireReader in(message);
    while (in.next()) {
        if (in.field() == 1)
            holder.address = in.address();
        else if (in.field() == 2)
            holder.points = in.number();
    }
    ok = ok && in.ok();
    return holder;
}

Account accountOf(std::string_view message, bool& ok)
{
    Account account;
    WireReader in(message);
    while (in.next()) {
        // field 3 is the vesting part; the wire's amount is already the whole balance
        if (in.field() == 1)
            account.address = in.address();
        else if (in.field() == 2)
            account.amount = in.number();
    }
    ok = ok && in.ok();
    return account;
}

Pool poolOf(std::string_view message, bool& ok)
{
    Pool pool;
    WireReader in(message);
    while (in.next()) {
        switch (in.field()) {
            case 1:
                pool.id = in.number();
                break;
            case 2:
                pool.amount = in.number();
                break;
            case 11:
                pool.holders.push_back(holderOf(in.view(), ok));
                break;
            case 12:
                pool.totalPoints = in.number();
                break;
        }
    }
    ok = ok && in.ok();
    sortPool(pool);
    return pool;
}

Validator validatorOf(std::string_view message, bool& ok)
{
    Validator validator;
    WireReader in(message);
    while (in.next()) {
        switch (in.field()) {
            case 1:
                validator.address = in.address();
                break;
            case 2:
                validator.publicKey = in.bytes();
                break;
            case 3:
                validator.netAddress = in.bytes();
                break;
            case 4:
                validator.stakedAmount = in.number();
                break;
            case 5:
                in.numbers(validator.committees);
                break;
            case 6:
                validator.maxPausedHeight = in.number();
                break;
            case 7:
                validator.unstakingHeight = in.number();
                break;
            case 8:
                validator.output = in.bytes();
                break;
            case 9:
                validator.delegate = in.flag();
                break;
            case 10:
                validator.compound = in.flag();
                break;
        }
    }
    ok = ok && in.ok();
    auto& committees = validator.committees;
    std::sort(committees.begin(), committees.end());
    committees.erase(std::unique(committees.begin(), committees.end()), committees.end());
    return validator;
}

DexPrice priceOf(std::string_view message, bool& ok)
{
    DexPrice price;
    WireReader in(message);
    const std::array<quint64*, 5> to{&price.localChain, &price.remoteChain, &price.localPool, &price.remotePool,
                                     &price.priceE6};
    while (in.next()) {
        if (in.field() >= 1 && in.field() <= 5)
            *to[static_cast<std::size_t>(in.field() - 1)] = in.number();
    }
    ok = ok && in.ok();
    return price;
}

/// An order, a deposit or a withdrawal: they differ in the position of the address.
DexItem itemOf(std::string_view message, bool order, bool& ok)
{
    DexItem item;
    WireReader in(message);
    while (in.next()) {
        const int field = in.field();
        if (field == 4)
            item.orderId = in.bytes();
        else if (field == (order ? 3 : 1))
            item.address = in.address();
        else if (field == (order ? 1 : 2))
            item.amount = in.number();
        else if (order && field == 2)
            item.requested = in.number();
    }
    ok = ok && in.ok();
    return item;
}

void takeBatch(std::string_view message, DexItems& into, bool& ok)
{
    DexItems batch;
    quint64 committee = 0, locked = 0;
    WireReader in(message);
    while (in.next()) {
        switch (in.field()) {
            case 1:
                committee = in.number();
                break;
            case 3:
                batch.orders.push_back(itemOf(in.view(), true, ok));
                break;
            case 4:
                batch.deposits.push_back(itemOf(in.view(), false, ok));
                break;
            case 5:
                batch.withdrawals.push_back(itemOf(in.view(), false, ok));
                break;
            case 11:
                locked = in.number();
                break;
        }
    }
    ok = ok && in.ok();
    const auto take = [&](std::vector<DexItem>& from, std::vector<DexItem>& to) {
        for (DexItem& item : from) {
            item.committee = committee;
            item.lockedHeight = locked;
            to.push_back(std::move(item));
        }
    };
    take(batch.orders, into.orders);
    take(batch.deposits, into.deposits);
    take(batch.withdrawals, into.withdrawals);
}

Order orderOf(std::string_view message, bool& ok)
{
    Order order;
    WireReader in(message);
    while (in.next()) {
        switch (in.field()) {
            case 1:
                order.id = in.bytes();
                break;
            case 2:
                order.committee = in.number();
                break;
            case 3:
                order.data = in.bytes();
                break;
            case 4:
                order.amountForSale = in.number();
                break;
            case 5:
                order.requestedAmount = in.number();
                break;
            case 6:
                order.sellerReceive = in.bytes();
                break;
            case 7:
                order.buyerSend = in.bytes();
                break;
            case 8:
                order.buyerReceive = in.bytes();
                break;
            case 9:
                order.buyerChainDeadline = in.number();
                break;
            case 10:
                order.sellersSend = in.bytes();
                break;
        }
    }
    ok = ok && in.ok() && !order.id.isEmpty();
    return order;
}

void takeOrders(std::string_view books, std::vector<Order>& into, bool& ok)
{
    WireReader in(books);
    while (in.next()) {
        if (in.field() != 1)
            continue;
        WireReader book(in.view());
        quint64 chain = 0;
        const std::size_t first = into.size();
        while (book.next()) {
            if (book.field() == 1)
                chain = book.number();
            else if (book.field() == 2)
                into.push_back(orderOf(book.view(), ok));
        }
        for (std::size_t i = first; i < into.size(); ++i) {
            if (into[i].committee == 0)
                into[i].committee = chain;
        }
        ok = ok && book.ok();
    }
    ok = ok && in.ok();
}

void takeParams(std::string_view message, Params& params, bool& ok)
{
    // by space: the index of its first number in Params::values, and how many it has
    constexpr std::array<std::pair<std::size_t, int>, 5> spaces{{{0, 0}, {0, 4}, {3, 19}, {22, 16}, {38, 1}}};
    WireReader in(message);
    while (in.next()) {
        if (in.field() < 1 || in.field() > 4)
            continue;
        const auto [first, count] = spaces[static_cast<std::size_t>(in.field())];
        WireReader space(in.view());
        while (space.next()) {
            const int field = space.field();
            if (field < 1 || field > count)
                continue;
            if (in.field() == 1 && field == 2)
                params.protocolVersion = space.bytes();
            else
                params.values[first + static_cast<std::size_t>(in.field() == 1 && field > 2 ? field - 2 : field - 1)] =
                    space.number();
        }
        ok = ok && space.ok();
    }
    ok = ok && in.ok();
}

void takeCommittees(std::string_view message, std::vector<Committee>& into, bool& ok)
{
    WireReader in(message);
    while (in.next()) {
        if (in.field() != 1)
            continue;
        Committee committee;
        WireReader row(in.view());
        while (row.next()) {
            if (row.field() == 1)
                committee.chainId = row.number();
            else if (row.field() == 2)
                committee.lastRootHeight = row.number();
            else if (row.field() == 3)
                committee.lastChainHeight = row.number();
            else if (row.field() == 5)
                committee.samples = row.number();
        }
        ok = ok && row.ok();
        into.push_back(committee);
    }
    ok = ok && in.ok();
}

Supply supplyOf(std::string_view message, bool& ok)
{
    Supply supply;
    WireReader in(message);
    while (in.next()) {
        if (in.field() == 1)
            supply.total = in.number();
        else if (in.field() == 2)
            supply.staked = in.number();
        else if (in.field() == 3)
            supply.delegatedOnly = in.number();
    }
    ok = ok && in.ok();
    return supply;
}

}  // namespace

bool readState(std::string_view blob, State& state, std::string_view* block)
{
    bool ok = true;
    std::array<quint64, 3> all{}, delegates{};
    bool partial = false;
    WireReader in(blob);
    while (in.next()) {
        switch (in.field()) {
            case 1:
                *block = in.view();
                break;
            case 2:
                state.accounts.push_back(accountOf(in.view(), ok));
                break;
            case 3:
                state.pools.push_back(poolOf(in.view(), ok));
                break;
            case 4:
                state.validators.push_back(validatorOf(in.view(), ok));
                break;
            case 5:
                state.prices.push_back(priceOf(in.view(), ok));
                break;
            case 8:
                takeOrders(in.view(), state.orders, ok);
                break;
            case 9:
                takeParams(in.view(), state.params, ok);
                break;
            case 10:
                takeBatch(in.view(), state.locked, ok);
                break;
            case 11:
                takeBatch(in.view(), state.pending, ok);
                break;
            case 12:
                takeCommittees(in.view(), state.committees, ok);
                break;
            case 13:
                in.numbers(state.subsidized);
                break;
            case 14:
                in.numbers(state.retired);
                break;
            case 15:
                state.supply = supplyOf(in.view(), ok);
                break;
            case 16:  // active, paused, unstaking: delegates too
            case 17:
            case 18:
                all[static_cast<std::size_t>(in.field() - 16)] = in.number();
                break;
            case 19:
                partial = in.flag();
                break;
            case 20:
            case 21:
            case 22:
                delegates[static_cast<std::size_t>(in.field() - 20)] = in.number();
                break;
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i)
        ok = ok && all[i] >= delegates[i];
    state.counts = {all[0] - delegates[0], all[1] - delegates[1], all[2] - delegates[2]};
    if (!partial && all == std::array<quint64, 3>{})  // nodes that returned whole lists did not count
        state.counts = countValidators(state.validators);
    sortBy(state.accounts, [](const Account& row) { return row.address; });
    sortBy(state.pools, [](const Pool& row) { return row.id; });
    sortBy(state.validators, [](const Validator& row) { return row.address; });
    sortBy(state.prices, [](const DexPrice& row) { return std::pair(row.localChain, row.remoteChain); });
    sortBy(state.orders, [](const Order& row) { return row.id; });
    sortBy(state.committees, [](const Committee& row) { return row.chainId; });
    sortItems(state.locked);
    sortItems(state.pending);
    std::sort(state.subsidized.begin(), state.subsidized.end());
    std::sort(state.retired.begin(), state.retired.end());
    return ok && in.ok();
}

Read<Bulk> readBulk(std::string_view answer, Height height, bool* unusable)
{
    const auto wrong = [](const QString& what) { return tl::unexpected(Bad{u"indexer-blobs: "_s + what}); };
    Bulk bulk;
    std::string_view block, older;
    bool ok = true, current = false;
    WireReader in(answer);
    while (in.next()) {
        if (in.field() == 1) {
            current = true;
            ok = readState(in.view(), bulk.after, &block) && ok;
        } else if (in.field() == 2) {
            ok = readState(in.view(), bulk.before.emplace(), &older) && ok;
        }
    }
    if (!ok || !in.ok() || !current)
        return wrong(u"the answer is cut or malformed"_s);
    const std::string json = blockJson(block);
    if (json.empty())
        return wrong(u"its block is malformed"_s);
    static thread_local JsonReader reader;
    const auto document = reader.parse(json);
    if (!document)
        return wrong(document.error().what);
    auto read = readBlock(*document);
    if (!read)
        return tl::unexpected(read.error());
    if (unusable && *read)
        *unusable = (*read)->block.header.height == height;
    if (!*read || (*read)->block.header.height != height - 1)
        return wrong(u"it is for block %1, not %2"_s.arg(*read ? (*read)->block.header.height : 0).arg(height - 1));
    bulk.block = std::move((*read)->block);
    const auto unknown = [](const auto& one) { return one.kind == std::remove_cvref_t<decltype(one.kind)>{}; };
    bulk.strange = std::any_of(bulk.block.transactions.begin(), bulk.block.transactions.end(), unknown) ||
                   std::any_of(bulk.block.events.begin(), bulk.block.events.end(), unknown);
    bulk.after.height = height;
    bulk.after.partial = bulk.before.has_value();
    if (bulk.before) {
        bulk.before->height = height - 1;
        bulk.before->partial = true;
    } else if (height > 2) {
        return wrong(u"the state before the block is missing"_s);
    } else {
        bulk.after.poolCount = bulk.after.pools.size();
    }
    return bulk;
}

}  // namespace signalbox::canopy
