// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/legend.h"

#include <QAbstractButton>
#include <QMenu>

#include "charts/chart_card.h"
#include "charts/samples.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

constexpr int lineHeight = 22, swatchWidth = 18, entryGap = 9;

int nameWidth(const QString& name)
{
    return QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(name);
}

void paintName(QPainter& p, int mark, const QString& name, const QColor& ink, bool off = false)
{
    paintMarkLine(p, {0, lineHeight / 2.0}, 12, mark);
    QFont words = ui::font(TextRole::Small);
    words.setStrikeOut(off);
    p.setFont(words);
    p.setPen(ink);
    p.drawText(QRect(swatchWidth, 0, nameWidth(name) + 1, lineHeight), Qt::AlignVCenter, name);
}

}  // namespace

/// One name: a click hides its series.
class LegendEntry : public QAbstractButton {
public:
    explicit LegendEntry(QWidget* parent) : QAbstractButton(parent)
    {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
    QString id, name, value;
    int mark = 0;
    int wanted() const
    {
        const int number = value.isEmpty() ? 0 : 5 + QFontMetrics(figureFont(TextRole::Small)).horizontalAdvance(value);
        return swatchWidth + nameWidth(name) + number;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        p.setOpacity(isChecked() ? 1 : 0.75);
        paintName(p, mark, name, underMouse() ? t.text : t.secondary, !isChecked());
        p.setFont(figureFont(TextRole::Small));
        p.setPen(t.text);
        p.drawText(QRect(swatchWidth + nameWidth(name) + 5, 0, width(), height()), Qt::AlignVCenter, value);
    }
};

Legend::Legend(Chart* chart) : m_chart(chart), m_more(makeButton({}, ButtonKind::Quiet, {}, ControlSize::Row, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(lineHeight);
    connect(m_more, &QPushButton::clicked, this, &Legend::showMenu);
    connect(chart, &Chart::seriesChanged, this, &Legend::renew);
}

void Legend::renew()
{
    const auto& series = m_chart->series();
    while (m_entries.size() > series.size()) {
        delete m_entries.back();
        m_entries.pop_back();
    }
    while (m_entries.size() < series.size()) {
        auto* entry = new LegendEntry(this);
        connect(entry, &QAbstractButton::clicked, this,
                [this, entry] { m_chart->setHidden(entry->id, !entry->isChecked()); });
        m_entries.push_back(entry);
    }
    for (size_t i = 0; i < series.size(); ++i) {
        LegendEntry* entry = m_entries[i];
        entry->id = series[i].id;
        entry->name = series[i].name;
        entry->mark = series[i].mark;
        entry->setChecked(!m_chart->isHidden(entry->id));
        entry->value = valueOf(series[i]);
        entry->setAccessibleName(ChartCard::tr("Show %1").arg(entry->name));
        entry->update();
    }
    lay();
}

QString Legend::valueOf(const ChartSeries& series) const
{
    const auto cross = m_chart->crosshair();
    if (cross && m_chart->isSource())
        return {};  // the box beside the line has it
    const auto value = cross ? samples::valueNear(series.at, series.value, *cross) : m_chart->newest(series);
    return value ? chartValue(*value, m_chart->look().unit) : QString();
}

void Legend::resizeEvent(QResizeEvent*)
{
    lay();
}

void Legend::lay()
{
    constexpr int moreWidth = 34;
    int x = 0;
    size_t shown = 0;
    for (; shown < m_entries.size(); ++shown) {
        const int wanted = m_entries[shown]->wanted();
        const bool last = shown + 1 == m_entries.size();
        if (x + wanted + (last ? 0 : moreWidth) > width())
            break;
        m_entries[shown]->setGeometry(x, 0, wanted, height());
        x += wanted + entryGap;
    }
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setVisible(i < shown);
    const int rest = int(m_entries.size() - shown);
    // a single line needs no name: title and note describe it
    m_more->setVisible(rest > 0 && m_entries.size() > 1 && width() > 60);
    m_more->setText(ChartCard::tr("+ %1", "legend entries that have no room").arg(rest));
    m_more->setAccessibleName(ChartCard::tr("%n more series", nullptr, rest));
    m_more->setGeometry(x - 4, 0, qMin(m_more->sizeHint().width(), width() - x + 4), lineHeight);
}

void Legend::showMenu()
{
    auto* menu = new QMenu(m_more);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ChartSeries& series : m_chart->series()) {
        QAction* action = menu->addAction(series.name);
        action->setCheckable(true);
        action->setChecked(!m_chart->isHidden(series.id));
        connect(action, &QAction::toggled, m_chart,
                [chart = m_chart, id = series.id](bool on) { chart->setHidden(id, !on); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
}

int Legend::paintKey(const Chart& chart, int width, QPainter* painter)
{
    int x = 0, y = 0;
    for (const ChartSeries& one : chart.series()) {
        if (chart.isHidden(one.id))
            continue;
        const int wanted = swatchWidth + nameWidth(one.name);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += lineHeight;
        }
        if (painter) {
            painter->save();
            painter->translate(x, y);
            paintName(*painter, one.mark, one.name, Theme::current().secondary);
            painter->restore();
        }
        x += wanted + entryGap;
    }
    return y + lineHeight;
}

}  // namespace signalbox::ui
