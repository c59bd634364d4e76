// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <memory>

#include "charts/chart_pointer.h"
#include "charts/plot.h"

namespace signalbox::ui {

/// The plot of some series. Drag zooms (zoomed()), double click goes back (unzoomed()), the pointer moves the shared
/// crosshair; arrow keys move it when the chart has the focus. GUI thread only.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    const ChartLook& look() const { return m_look; }
    void setLook(const ChartLook& look);
    template <class Edit>
    void changeLook(Edit edit)  ///< `edit(ChartLook&)`
    {
        edit(m_look);
        renew();
    }
    void setHub(CrosshairHub* hub) { m_pointer->setHub(hub); }
    void setRange(qint64 from, qint64 to);  ///< ms since epoch
    void setSeries(std::vector<ChartSeries> series);
    void setMarks(std::vector<ChartMark> marks, MarkWords words = {});  ///< crowded ones become one, named by `words`
    /// Current values of series, by id: legends say them instead of the newest sample.
    void setNewest(const QHash<QString, double>& values);
    void setHidden(const QString& id, bool hidden);

    const std::vector<ChartSeries>& series() const { return m_series; }
    std::optional<double> newest(const ChartSeries& series) const;
    bool isHidden(const QString& id) const { return m_look.hidden.contains(id); }
    std::optional<qint64> crosshair() const { return m_pointer->crosshair(); }
    bool isSource() const { return m_pointer->isSource(); }  ///< the pointer is over this chart
    const Plot& plot();                                      ///< up to date

    QSize sizeHint() const override { return {380, 190}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

Q_SIGNALS:
    void zoomed(qint64 from, qint64 to);
    void unzoomed();
    void seriesChanged();  ///< series, values or hidden series: legends follow

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void renew();  ///< the plot is computed and painted again, once, when it is needed
    void describe();
    void paintOver(QPainter& painter);

    ChartLook m_look;
    std::vector<ChartSeries> m_series;
    std::unique_ptr<Plot> m_plot;
    std::unique_ptr<ChartPointer> m_pointer;
    QPixmap m_picture;  ///< the plot as painted last; null: to be painted
    bool m_stale = true;
};

}  // namespace signalbox::ui
