// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// A channel with the last comparison of each direction.
struct ChannelRow {
    IbcChannel channel;
    std::optional<ChannelCheck> there, back;  ///< packets sent by a; by b
    qint64 differences() const;
    bool isChecked() const { return (there && there->at.isValid()) || (back && back->at.isValid()); }
};

class ChannelModel : public RowModel<ChannelRow> {
    Q_OBJECT
public:
    enum class Column {
        Route,
        Channels,
        State,
        Sent,
        Cleared,
        Stuck,
        Failed,
        Success,
        Congestion,
        P50,
        P95,
        Client,
        Ordering,
        LastRelay,
        Check
    };
    explicit ChannelModel(QObject* parent = nullptr);
    void setMarks(const ibc::ChainMarks& marks);

    static std::vector<ChannelRow> rowsOf(std::vector<IbcChannel> channels, const std::vector<ChannelCheck>& checks);
    static QString keyOf(const IbcEnd& a) { return a.chainId + u'/' + a.port + u'/' + a.channel; }

protected:
    QString key(const ChannelRow& row) const override { return keyOf(row.channel.a); }
    QVariant cell(const ChannelRow& row, int column, int role) const override;
    bool same(const ChannelRow& a, const ChannelRow& b) const override;

private:
    ibc::ChainMarks m_marks;
};

State channelSign(const IbcChannel& channel);         ///< open is ok, closed and an expired client are errors
QString channelStateText(const IbcChannel& channel);  ///< "open", "client expired"
QString clientStatusText(const QString& status);      ///< "active", "expired"
QString orderingText(const QString& ordering);        ///< "unordered"
QString checkText(const ChannelRow& row);             ///< "no difference at 14:30", "2 differences", "not checked"

}  // namespace signalbox::ui
