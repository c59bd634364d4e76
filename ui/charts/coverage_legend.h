// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::ui {

/// Swatches with words and counts, for the head of the card; the one of proven blocks where there are any.
class CoverageLegend : public QWidget {
    Q_OBJECT
public:
    explicit CoverageLegend(QWidget* parent = nullptr);
    void setCounts(qint64 done, qint64 inFlight, qint64 waiting, qint64 gap, qint64 proven = 0);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    static constexpr int kinds = 5, provenKind = 4;
    QString word(int kind) const;
    double entryWidth(int kind, bool counts = true) const;
    double needed(bool counts) const;
    bool isShown(int kind) const { return kind != provenKind || m_counts[provenKind] > 0; }
    qint64 m_counts[kinds] = {-1, -1, -1, -1, 0};
};

}  // namespace signalbox::ui
