// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/telemetry/telemetry_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "ibc/telemetry/metrics_text.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr std::size_t mostFigures = 2'000;

/// Hermes can be configured to put a prefix before each of its names.
constexpr std::array<std::string_view, 4> hermesNames{"backlog_size", "wallet_balance", "ws_events_total",
                                                      "queries_total"};

class FigureReader {
public:
    explicit FigureReader(TelemetrySource source) : m_source(source) {}

    void learn(const MetricSample& sample)
    {
        if (m_source == TelemetrySource::Chainpulse || m_known)
            return;
        for (const std::string_view known : hermesNames) {
            if (!sample.name.ends_with(known))
                continue;
            const std::string_view before = sample.name.substr(0, sample.name.size() - known.size());
            if (before.empty() || before.ends_with('_')) {
                m_prefix = before;
                m_known = true;
            }
        }
    }
    void take(const MetricSample& sample)
    {
        if (m_source == TelemetrySource::Chainpulse)
            return takeChainpulse(sample);
        if (sample.name.starts_with(m_prefix))
            takeHermes(sample.name.substr(m_prefix.size()), sample);
    }
    bool isKnown() const { return m_known; }
    void put(TelemetryReading& reading)
    {
        for (auto& [key, channel] : m_channels)
            reading.channels.push_back(std::move(channel));
        for (auto& [key, relayer] : m_relayers)
            reading.relayers.push_back(std::move(relayer));
    }

private:
    using Count = std::optional<qint64>;
    using ChannelKey = std::array<QString, 5>;

    TelemetryChannel* channel(const ChannelKey& key)
    {
        if (key[0].isEmpty() || key[2].isEmpty() ||
            (m_channels.size() == mostFigures && m_channels.find(key) == m_channels.end()))
            return nullptr;
        TelemetryChannel& found = m_channels[key];
        found.chainId = key[0];
        found.port = key[1];
        found.channel = key[2];
        found.otherPort = key[3];
        found.other = key[4];
        return &found;
    }
    TelemetryRelayer* relayer(const QString& chainId, const QString& address)
    {
        const auto key = std::pair(chainId, address);
        if (chainId.isEmpty() || address.isEmpty() ||
            (m_relayers.size() == mostFigures && m_relayers.find(key) == m_relayers.end()))
            return nullptr;
        TelemetryRelayer& found = m_relayers[key];
        found.chainId = chainId;
        found.address = address;
        return &found;
    }
    /// Sums of counts are not above what one of them can be.
    static void add(Count& to, double value)
    {
        if (const auto count = wholeOf(value))
            to = std::min(to.value_or(0) + *count, qint64(1) << 53);
    }

    void takeHermes(std::string_view name, const MetricSample& sample)
    {
        if (name == "wallet_balance")
            return takeBalance(sample);
        const bool confirmed = name == "receive_packets_confirmed_total";
        static constexpr std::array<std::string_view, 6> ofChannels{"backlog_size",
                                                                    "backlog_oldest_sequence",
                                                                    "backlog_latest_update_timestamp",
                                                                    "send_packet_events_total",
                                                                    "acknowledgement_events_total",
                                                                    "timeout_events_total"};
        if (!confirmed && std::find(ofChannels.begin(), ofChannels.end(), name) == ofChannels.end())
            return;
        TelemetryChannel* const found =
            confirmed
                ? channel({sample.label("src_chain"_L1),
                           sample.label("src_port"_L1),
                           sample.label("src_channel"_L1),
                           {},
                           {}})
                : channel({sample.label("chain"_L1), sample.label("port"_L1), sample.label("channel"_L1), {}, {}});
        if (!found)
            return;
        if (const QString other = sample.label(confirmed ? "dst_chain"_L1 : "counterparty"_L1); !other.isEmpty())
            found->otherChainId = other;
        if (confirmed)
            add(found->received, sample.value);
        else if (name == ofChannels[0])
            add(found->backlog, sample.value);
        else if (name == ofChannels[1])
            found->oldestSequence = wholeOf(sample.value);
        else if (name == ofChannels[2])
            setTime(found->backlogAt, sample.value);
        else if (name == ofChannels[3])
            add(found->sends, sample.value);
        else if (name == ofChannels[4])
            add(found->acknowledged, sample.value);
        else
            add(found->timeouts, sample.value);
    }
    static void setTime(QDateTime& to, double seconds)
    {
        if (const auto count = wholeOf(seconds); count && *count > 0 && *count < 253'402'300'799)
            to = QDateTime::fromSecsSinceEpoch(*count, Qt::UTC);
    }
    void takeBalance(const MetricSample& sample)
    {
        const auto amount = wholeOf(sample.value < 0 ? -1 : std::floor(sample.value));
        if (TelemetryRelayer* const found = relayer(sample.label("chain"_L1), sample.label("account"_L1));
            found && amount && found->balances.size() < 20)
            found->balances.push_back({sample.label("denom"_L1), QString::number(*amount)});
    }

    void takeChainpulse(const MetricSample& sample)
    {
        m_known = m_known || sample.name == "chainpulse_chains" || sample.name == "chainpulse_packets";
        const bool won = sample.name == "ibc_effected_packets", lost = sample.name == "ibc_uneffected_packets",
                   frontrun = sample.name == "ibc_frontrun_counter";
        if (!won && !lost && !frontrun)
            return;
        m_known = true;
        const QString chainId = sample.label("chain_id"_L1);
        if (TelemetryRelayer* const found = relayer(chainId, sample.label("signer"_L1)))
            add(won ? found->won : lost ? found->lost : found->frontrun, sample.value);
        if (frontrun)
            return;  // counted as lost already
        if (TelemetryChannel* const found =
                channel({chainId, sample.label("src_port"_L1), sample.label("src_channel"_L1),
                         sample.label("dst_port"_L1), sample.label("dst_channel"_L1)}))
            add(won ? found->won : found->lost, sample.value);
    }

    const TelemetrySource m_source;
    std::string_view m_prefix;
    bool m_known = false;
    std::map<ChannelKey, TelemetryChannel> m_channels;
    std::map<std::pair<QString, QString>, TelemetryRelayer> m_relayers;
};

}  // namespace

bool figuresOf(TelemetrySource source, std::string_view text, TelemetryReading& reading)
{
    FigureReader figures(source);
    if (source == TelemetrySource::Hermes)
        readMetrics(text, [&](const MetricSample& sample) { figures.learn(sample); });
    const MetricsRead read = readMetrics(text, [&](const MetricSample& sample) { figures.take(sample); });
    reading.samples = read.samples;
    reading.skipped = read.skipped;
    figures.put(reading);
    return figures.isKnown();
}

}  // namespace signalbox::ibc
