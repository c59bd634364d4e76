// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ibc/model/ibc_words.h"
#include "signalbox/ibc_rules.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Ages at which packets are stuck and critical; the row of all chains first.
class ThresholdModel : public RowModel<StuckThreshold> {
    Q_OBJECT
public:
    explicit ThresholdModel(QObject* parent = nullptr);
    void setChains(const QHash<QString, QString>& names);  ///< by chain ID
    QString chainText(const QString& chainId) const;
    static QString keyOf(const StuckThreshold& row) { return row.chainId + u'/' + row.port + u'/' + row.channel; }

protected:
    QString key(const StuckThreshold& row) const override { return keyOf(row); }
    QVariant cell(const StuckThreshold& row, int column, int role) const override;
    bool same(const StuckThreshold& a, const StuckThreshold& b) const override;

private:
    QHash<QString, QString> m_names;
};

/// Prices of denominations, by which packets have a value in USD; the newest of each first.
class DenomPriceModel : public RowModel<DenomPrice> {
    Q_OBJECT
public:
    explicit DenomPriceModel(QObject* parent = nullptr);
    void setChains(const QHash<QString, QString>& names);
    static QString keyOf(const DenomPrice& row);

protected:
    QString key(const DenomPrice& row) const override { return keyOf(row); }
    QVariant cell(const DenomPrice& row, int column, int role) const override;
    bool same(const DenomPrice& a, const DenomPrice& b) const override;

private:
    QHash<QString, QString> m_names;
};

QString endText(const StuckThreshold& row, const QString& chain);  ///< "Osmosis, channel-0", "Osmosis", "all chains"

}  // namespace signalbox::ui
