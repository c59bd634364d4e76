// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/query_words.h"

#include <QCoreApplication>

namespace signalbox::ui {

namespace {

/// Titles and sentences of resources/queries, for the translators.
[[maybe_unused]] constexpr const char* words[] = {
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Address on every chain"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Balance, stake and last change of an address on each chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Accounts and balances of each chain"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Number of accounts, total balance and newest change of each chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest holders across all chains"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Addresses by total balance and stake on all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Account history"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Changes of one account on one chain, newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Accounts at a height"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Balances of one chain after a given block, in pages of 100 from the first address."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rewards and slashes by day"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rewards and slashes of the accounts of one chain per day."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Stake by chain and status"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Number and stake of validators and delegates of every chain by current status."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest validators"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Validators with the largest stakes across all chains, with their missed blocks."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Validators that miss blocks"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Missed blocks within the current window, across all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Double signing"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Evidence against validators, across all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Committees and their members"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Current members and stake of each committee of one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Committee payments"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Recipients and shares of committee rewards by the newest certificates, across all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity pools"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity pools of all chains by amount."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Liquidity positions"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Holders of points in liquidity pools, with their share of the pool and its value."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Open orders"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Open orders of the order book across all chains, with the price per unit."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Orders by status"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Number and amount for sale of the orders of every chain by status."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Limit orders of the DEX"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest limit orders across all chains, with their outcome."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Deposits and withdrawals of the DEX"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest liquidity deposits and withdrawals across all chains."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Prices of the DEX over time"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Changes of a pair's pools on one chain, with the resulting price."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest transactions"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest transactions of one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transactions by type"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Number, amount and fees of the transactions of one chain by type."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transactions of an address"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Transactions that an address signed or received on one chain, newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Events by type"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Number and amount of the events of one chain by type."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Slashes and automatic pauses"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest slashes and automatic pauses of validators on one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest blocks"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Newest blocks of one chain, with their content and the seconds since the previous block."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Activity of each chain by day"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Blocks, transactions, events and swaps of every chain per day."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Supply over time"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Changes of one chain's supply, with its staked share."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Polls"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest state of each poll of one chain."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Indexing time"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Blocks indexed per hour on each chain, with the average time per block."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rows in the global tables"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Number of keys and newest height of each chain in the larger global tables."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Endpoints of Canopy chains"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Health, height and latency of each endpoint, as last seen."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest transfers"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest ERC-20 transfers of one chain, in the token's smallest unit."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transfers by token"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Tokens of one chain by number of transfers, with their senders and receivers."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Transfers of an address by token"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Amounts that one address sent and received on one chain, by token."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Reorgs"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Undone blocks of one chain, newest first."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Registry events by type"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Number and newest of the ERC-8004 events of every chain by type."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Agent feedback"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Agents by feedback received: count, number of clients and average."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Coverage"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Stored block ranges of each stream; more than one row means a gap."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Lag of each chain by hour"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Rows, blocks and worst lag of every chain in the last 24 hours."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Operator commands"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Newest operator commands with their outcome."),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries", "Largest tables"),
    QT_TRANSLATE_NOOP("signalbox::ui::Queries",
                      "Disk space of each table including its indexes, with the planner's row estimate."),
};

QString inLanguage(const QString& english)
{
    return QCoreApplication::translate("signalbox::ui::Queries", english.toUtf8().constData());
}

}  // namespace

QString queryTitle(const SavedQuery& query)
{
    return inLanguage(query.title);
}

QString queryAbout(const SavedQuery& query)
{
    return inLanguage(query.about);
}

}  // namespace signalbox::ui
