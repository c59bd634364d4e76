// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/overview_totals.h"

#include <QCoreApplication>
#include <cmath>
#include <limits>
#include <map>

#include "models/summary.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct TotalWords {
    Q_DECLARE_TR_FUNCTIONS(OverviewTotals)
};

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

QString countText(ChainState state, int chains)
{
    return TotalWords::tr("%1 %2", "count and state of chains, as in: 1 error")
        .arg(format::number(qint64(chains)), stateWord(state));
}

}  // namespace

bool isListed(const ChainSnapshot& chain)
{
    return chain.state != ChainState::Deleted;
}

QDateTime oldestAdded(const WorkspaceSnapshot& snapshot)
{
    QDateTime oldest;
    for (const ChainSnapshot& chain : snapshot.chains)
        if (isListed(chain) && chain.addedAt.isValid() && (!oldest.isValid() || chain.addedAt < oldest))
            oldest = chain.addedAt;
    return oldest;
}

OverviewTotals OverviewTotals::of(const WorkspaceSnapshot& snapshot)
{
    OverviewTotals totals;
    totals.databaseBytes = snapshot.databaseBytes;
    totals.diskFreeBytes = snapshot.diskFreeBytes;
    qint64 mostFailed = 0;
    for (const ChainSnapshot& chain : snapshot.chains) {
        if (!isListed(chain))
            continue;
        ++totals.chains;
        totals.ok += chain.state == ChainState::Ok;
        auto count = std::find_if(totals.states.begin(), totals.states.end(),
                                  [&](const Count& each) { return each.state == chain.state; });
        if (count == totals.states.end())
            totals.states.push_back({chain.state, 1});
        else
            ++count->chains;
        totals.rowsPerSecond += chain.rowsPerSecond;
        totals.queueDepth += chain.queueDepth;
        totals.failedItems += chain.failedItems;
        totals.failingChains += chain.failedItems > 0;
        if (chain.failedItems > mostFailed) {
            mostFailed = chain.failedItems;
            totals.failingName = chain.name;
            totals.failingChain = chain.caip2;
        }
    }
    if (const ChainSnapshot* worst = summary::worstLag(snapshot)) {
        totals.worstLag = worst->lagSeconds;
        totals.worstChain = worst->caip2;
        totals.worstName = worst->name;
        totals.worstState = worst->state;
        totals.worstSince = worst->state == ChainState::Ok ? QDateTime()
                            : worst->failure               ? worst->failure->since
                                                           : worst->since;
    }
    std::stable_sort(totals.states.begin(), totals.states.end(),
                     [](const Count& a, const Count& b) { return severity(a.state) > severity(b.state); });
    for (const Count& count : totals.states)
        totals.squares.insert(totals.squares.end(), size_t(count.chains), stateOf(count.state));
    return totals;
}

QString okText(const OverviewTotals& totals)
{
    return TotalWords::tr("%1 of %2", "chains ok of all chains")
        .arg(format::number(qint64(totals.ok)), format::number(qint64(totals.chains)));
}

QString statesText(const OverviewTotals& totals)
{
    if (totals.chains == 0)
        return TotalWords::tr("no chain yet");
    if (totals.ok == totals.chains)
        return TotalWords::tr("all follow their heads");
    // Errors first; other states only when there are none.
    QStringList parts;
    for (const auto& count : totals.states)
        if (count.state == ChainState::Error || count.state == ChainState::Slow)
            parts << countText(count.state, count.chains);
    if (parts.isEmpty())
        for (const auto& count : totals.states)
            if (count.state != ChainState::Ok && parts.size() < 2)
                parts << countText(count.state, count.chains);
    return parts.join(u" · "_s);
}

QString lagFigure(const OverviewTotals& totals)
{
    return totals.worstLag ? format::duration(*totals.worstLag) : format::none();
}

QString worstText(const OverviewTotals& totals)
{
    if (!totals.worstLag)
        return {};
    // Chains that follow take turns every second, and none of them needs anybody.
    if (totals.worstState == ChainState::Ok)
        return TotalWords::tr("follows its head");
    const QString name = format::safe(totals.worstName);
    return totals.worstSince.isValid()
               ? TotalWords::tr("%1, %2", "chain, since when").arg(name, format::since(totals.worstSince))
               : name;
}

QString failedText(const OverviewTotals& totals)
{
    if (totals.failedItems == 0)
        return totals.chains == 0 ? QString() : TotalWords::tr("none");
    return totals.failingChains == 1 ? TotalWords::tr("in %1").arg(format::safe(totals.failingName))
                                     : TotalWords::tr("in %n chains", nullptr, totals.failingChains);
}

std::vector<Series> shownInLag(const std::vector<Series>& series, const WorkspaceSnapshot& snapshot)
{
    const auto follows = [&](const Series& each) {
        const ChainSnapshot* chain = snapshot.chain(each.caip2);
        return chain && summary::countsInLag(*chain);
    };
    std::vector<Series> out;
    std::copy_if(series.begin(), series.end(), std::back_inserter(out), follows);
    if (out.empty())
        out = series;
    const auto lag = [&](const Series& each) {
        const ChainSnapshot* chain = snapshot.chain(each.caip2);
        return chain ? chain->lagSeconds.value_or(-1) : -1;
    };
    std::stable_sort(out.begin(), out.end(), [&](const Series& a, const Series& b) { return lag(a) > lag(b); });
    return out;
}

void addNow(std::vector<Series>& series, const WorkspaceSnapshot& snapshot, Metric metric)
{
    const qint64 at = snapshot.at.toMSecsSinceEpoch();
    for (Series& each : series) {
        const ChainSnapshot* chain = snapshot.chain(each.caip2);
        if (!chain || !chain->live || (!each.at.empty() && each.at.back() >= at))
            continue;
        std::optional<double> value;
        switch (metric) {
            case Metric::LagSeconds:
                value = chain->lagSeconds;
                break;
            case Metric::RowsPerSecond:
                value = chain->rowsPerSecond;
                break;
            case Metric::QueueDepth:
                value = double(chain->queueDepth);
                break;
            default:
                break;
        }
        // Samples come every 10 s. After a longer silence the line does not reach across to now.
        if (!value || each.at.empty() ||
            at - each.at.back() >
                std::max<qint64>(30'000, each.at.size() > 1 ? 2 * (each.at.back() - each.at[each.at.size() - 2]) : 0))
            continue;
        each.at.push_back(at);
        each.value.push_back(*value);
    }
}

namespace {

template <class Join>
std::vector<double> joined(const std::vector<Series>& series, Join join)
{
    std::map<qint64, double> at;
    for (const Series& each : series)
        for (size_t i = 0; i < each.at.size(); ++i) {
            double& value = at.try_emplace(each.at[i], nothing).first->second;
            if (!std::isnan(each.value[i]))
                value = std::isnan(value) ? each.value[i] : join(value, each.value[i]);
        }
    std::vector<double> out;
    out.reserve(at.size());
    for (const auto& [time, value] : at)
        out.push_back(value);
    return out;
}

}  // namespace

std::vector<double> sumOver(const std::vector<Series>& series)
{
    return joined(series, [](double a, double b) { return a + b; });
}

std::vector<double> largestOf(const std::vector<Series>& series)
{
    return joined(series, [](double a, double b) { return std::max(a, b); });
}

QString changeText(const std::vector<double>& values, double now, qint64 seconds)
{
    const auto first = std::find_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); });
    if (first == values.end() || *first <= 0)
        return {};
    const int percent = int(std::lround((now - *first) / *first * 100));
    const QString sign = percent > 0 ? u"+"_s : percent < 0 ? u"−"_s : QString();
    if (percent > 999)
        return TotalWords::tr("×%1 in %2", "growth of a figure over the time range, as in: ×12 in 1 h")
            .arg(format::number(qint64(now / *first)), format::shortDuration(double(seconds)));
    return TotalWords::tr("%1 % in %2", "change over the time range, as in: +11 % in 1 h")
        .arg(sign + format::number(qint64(std::abs(percent))), format::shortDuration(double(seconds)));
}

std::vector<ChartSeries> named(const std::vector<Series>& series, const WorkspaceSnapshot& snapshot)
{
    std::vector<ChartSeries> out;
    for (const Series& each : series)
        if (const ChainSnapshot* chain = snapshot.chain(each.caip2); chain && isListed(*chain))
            out.push_back({chain->caip2, format::safe(chain->name), chain->mark, each.at, each.value});
    return out;
}

double lagSpark(double seconds)
{
    return std::isnan(seconds) ? nothing : std::log10(std::max(seconds, 0.8));
}

}  // namespace signalbox::ui
