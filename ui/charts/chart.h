// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QPointer>
#include <QWidget>
#include <memory>

#include "charts/plot.h"
#include "widgets/crosshair_hub.h"

namespace signalbox::ui {

/// The plot. Drag zooms (zoomed()), double click goes back (unzoomed()), the pointer moves the shared crosshair; arrow
/// keys move it when the chart has the focus. GUI thread only.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);
    ~Chart() override;

    void setKind(ChartKind kind) { change(m_look.kind, kind); }
    void setScale(ChartScale scale) { change(m_look.scale, scale); }
    void setUnit(ChartUnit unit) { change(m_look.unit, unit); }
    void setHub(CrosshairHub* hub);
    void setRange(qint64 from, qint64 to);  ///< ms since epoch
    void setSeries(std::vector<ChartSeries> series);
    void setMarks(std::vector<ChartMark> marks, MarkWords words = {});  ///< crowded ones become one, named by `words`
    /// Current values of series, by id: legends say them instead of the newest sample.
    void setNewest(const QHash<QString, double>& values);
    const QHash<QString, double>& newestValues() const { return m_look.newest; }
    std::optional<double> newest(const ChartSeries& series) const;
    void setValueName(const QString& name) { m_look.valueName = name; }  ///< quantity and unit, for the CSV
    void setLimit(std::optional<double> limit, const QString& label = {});
    void setHidden(const QString& id, bool hidden);
    bool isHidden(const QString& id) const { return m_look.hidden.contains(id); }
    void setEmptyText(const QString& text) { change(m_look.emptyText, text); }  ///< shown while no series has a value
    void setSmall(bool small) { change(m_look.small, small); }                  ///< 4 labels

    const std::vector<ChartSeries>& series() const { return m_series; }
    ChartUnit unit() const { return m_look.unit; }
    std::optional<double> valueAt(const ChartSeries& series, qint64 at) const;
    std::optional<qint64> crosshair() const { return m_hub ? m_hub->at() : std::nullopt; }
    bool isSource() const { return m_hub && m_hub->source() == this; }  ///< the pointer is over this chart
    void copyLookTo(Chart* other) const;  ///< kind, scale, unit, marks, limit, hidden series, range

    QString toCsv() const;  ///< time in ISO, one column per series with its name and unit; a gap is an empty cell
    QImage toImage(int width, int height);  ///< in the colors of the current theme, two pixels per unit

    QSize sizeHint() const override { return {380, 190}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

Q_SIGNALS:
    void zoomed(qint64 from, qint64 to);
    void unzoomed();
    void seriesChanged();  ///< series, values or hidden series: legends follow

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    template <typename T>
    void change(T& part, const T& value)
    {
        if (part == value)
            return;
        part = value;
        renew();
    }
    void renew();  ///< the plot is computed and painted again, once, when it is needed
    void describe();
    Plot& plot();  ///< up to date
    void leaveCrosshair();
    std::vector<ChartMark> shownMarks();
    void paintOver(QPainter& painter);

    ChartLook m_look;
    std::vector<ChartSeries> m_series;
    QPointer<CrosshairHub> m_hub;  ///< goes with the window, before its charts
    std::optional<double> m_dragFrom, m_dragTo;
    std::unique_ptr<Plot> m_plot;
    QPixmap m_picture;  ///< the plot as painted last; null: to be painted
    bool m_stale = true;
};

}  // namespace signalbox::ui
