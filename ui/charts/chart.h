#pragma once

#include <QHash>
#include <QPointer>
#include <QWidget>

#include "widgets/chart_data.h"
#include "widgets/crosshair_hub.h"

namespace signalbox::ui {

/// The plot. Drag zooms (zoomed()), double click goes back (unzoomed()), the pointer moves the shared crosshair; arrow
/// keys move it when the chart has the focus.
class Chart : public QWidget {
    Q_OBJECT
public:
    explicit Chart(QWidget* parent = nullptr);

    void setKind(ChartKind kind);
    void setScale(ChartScale scale);
    void setUnit(ChartUnit unit);
    void setHub(CrosshairHub* hub);
    void setRange(qint64 from, qint64 to);  ///< ms since epoch
    void setSeries(std::vector<ChartSeries> series);
    void setMarks(std::vector<ChartMark> marks, MarkWords words = {});  ///< crowded ones become one, named by `words`
    /// What a series is now, by its id: legends say it instead of the newest sample.
    void setNewest(const QHash<QString, double>& values);
    const QHash<QString, double>& newestValues() const { return m_newest; }
    std::optional<double> newest(const ChartSeries& series) const;
    void setValueName(const QString& name) { m_valueName = name; }  ///< what is plotted, with its unit, for the CSV
    void setLimit(std::optional<double> limit, const QString& label = {});
    void setHidden(const QString& id, bool hidden);
    bool isHidden(const QString& id) const { return m_hiddenIds.contains(id); }
    void setEmptyText(const QString& text);  ///< said in the middle while no series has a value
    void setSmall(bool small);               ///< 4 labels

    const std::vector<ChartSeries>& series() const { return m_series; }
    ChartUnit unit() const { return m_unit; }
    std::optional<double> valueAt(const ChartSeries& series, qint64 at) const;
    std::optional<qint64> crosshair() const;
    bool isSource() const { return m_hub && m_hub->source() == this; }  ///< the pointer is over this chart
    void copyLookTo(Chart* other) const;  ///< kind, scale, unit, marks, limit, what is hidden, range

    QString toCsv() const;  ///< time in ISO, one column per series with its name and unit; a gap is an empty cell
    QImage toImage(int width, int height);  ///< with the colours of the current theme

    QSize sizeHint() const override { return {380, 190}; }
    QSize minimumSizeHint() const override { return {160, 100}; }

Q_SIGNALS:
    void zoomed(qint64 from, qint64 to);
    void unzoomed();
    void seriesChanged();  ///< series, values or what is hidden: legends follow

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Layer;
    void describe();
    QRectF plot() const;
    void compute() const;
    double toX(qint64 at) const;
    double toY(double value) const;
    qint64 toTime(double x) const;
    double scaled(double value) const;
    void paintAll(QPainter& painter);
    void paintAxes(QPainter& painter) const;
    void paintSeries(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    std::vector<ChartMark> shownMarks() const;
    void paintCrosshair(QPainter& painter) const;
    void paintReadOut(QPainter& painter, qint64 at) const;

    ChartKind m_kind = ChartKind::Lines;
    ChartScale m_scale = ChartScale::Linear;
    ChartUnit m_unit = ChartUnit::Count;
    QPointer<CrosshairHub> m_hub;  ///< goes with the window, before its charts
    qint64 m_from = 0, m_to = 1;
    std::vector<ChartSeries> m_series;
    std::vector<ChartMark> m_marks;
    MarkWords m_markWords;
    QHash<QString, double> m_newest;
    QString m_valueName;
    std::optional<double> m_limit;
    QString m_limitLabel, m_emptyText;
    QStringList m_hiddenIds;
    bool m_small = false;
    std::optional<double> m_dragFrom, m_dragTo;
    mutable bool m_dirty = true;
    mutable double m_top = 1, m_step = 1;
    mutable double m_peak = 0;  ///< above m_top: it runs out of the plot
    mutable qint64 m_peakAt = 0;
    mutable std::vector<double> m_ticks;
    mutable std::vector<Layer> m_layers;

public:
    ~Chart() override;
};

}  // namespace signalbox::ui
