// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart_card.h"

#include <QBuffer>
#include <QDialog>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

#include "charts/chart_export.h"
#include "charts/legend.h"
#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

ChartCard::ChartCard(const QString& title, QWidget* parent)
    : Card(title, parent),
      m_title(title),
      m_chart(new Chart),
      m_legend(new Legend(m_chart)),
      m_more(makeIconButton(u"more"_s, tr("Chart menu")))
{
    head()->addStretching(m_legend);
    head()->addRight(m_more);
    body()->addWidget(m_chart, 1);
    m_chart->setAccessibleName(title);
    connect(m_more, &QToolButton::clicked, this, [this] { showMenu(m_more); });
}

void ChartCard::addControl(QWidget* control)
{
    head()->addRight(control, m_more);
}

void ChartCard::showMenu(QWidget* button)
{
    auto* menu = new QMenu(button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"image"_s), tr("Save as PNG…"), this, [this] {
        save(tr("Save the chart as PNG"), u".png"_s, tr("PNG images (*.png)"), [this] {
            QBuffer file;
            toImage().save(&file, "PNG");
            return file.data();
        });
    });
    menu->addAction(icon(u"file"_s), tr("Save as CSV…"), this, [this] {
        save(tr("Save the chart's data as CSV"), u".csv"_s, tr("CSV files (*.csv)"),
             [this] { return toCsv(*m_chart).toUtf8(); });
    });
    menu->addAction(icon(u"expand"_s), tr("Open large"), this, &ChartCard::openLarge);
    menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height() + 4)));
}

void ChartCard::setScope(TimeScope* scope)
{
    m_scope = scope;
    m_chart->setHub(scope->hub());
    connect(scope->hub(), &CrosshairHub::moved, m_legend, &Legend::renew);
    const auto follow = [this] {
        m_chart->setRange(m_scope->from().toMSecsSinceEpoch(), m_scope->to().toMSecsSinceEpoch());
    };
    connect(scope, &TimeScope::changed, this, follow);
    connect(scope, &TimeScope::tick, this, follow);
    connect(m_chart, &Chart::zoomed, scope, [scope](qint64 from, qint64 to) {
        scope->zoom(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC), QDateTime::fromMSecsSinceEpoch(to, Qt::UTC));
    });
    connect(m_chart, &Chart::unzoomed, scope, &TimeScope::unzoom);
    follow();
}

void ChartCard::setSmall(bool small)
{
    m_legend->setVisible(!small);
    m_chart->changeLook([small](ChartLook& look) { look.small = small; });
    setMaximumHeight(small ? 160 : QWIDGETSIZE_MAX);
    setMinimumHeight(small ? 160 : 0);
}

QImage ChartCard::toImage() const
{
    constexpr int margin = 12, titleHeight = 28;
    const int width = qMax(800, m_chart->width()), height = qMax(400, m_chart->height());
    const int top = titleHeight + Legend::paintKey(*m_chart, width - 2 * margin, nullptr) + 4;
    const QImage plot = ui::toImage(*m_chart, {width, height});
    QImage image(QSize(width, top + height) * plot.devicePixelRatio(), plot.format());
    image.setDevicePixelRatio(plot.devicePixelRatio());
    image.fill(Theme::current().surface);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.drawImage(0, top, plot);
    p.setFont(ui::font(TextRole::Section));
    p.setPen(Theme::current().text);
    p.drawText(QRect(margin, 4, width - 2 * margin, titleHeight - 4), Qt::AlignVCenter, m_title);
    p.translate(margin, titleHeight);
    Legend::paintKey(*m_chart, width - 2 * margin, &p);
    return image;
}

void ChartCard::save(const QString& title, const QString& ending, const QString& filter,
                     const std::function<QByteArray()>& content)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{N}]"_s);
    saveFile(this, {title, QString(m_title).replace(other, u"-"_s) + ending, filter},
             [content](const QString&) { return readyContent(content()); });
}

void ChartCard::openLarge()
{
    auto* window = new QDialog(this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(m_title);
    window->resize(1100, 620);
    auto* column = new QVBoxLayout(window);
    auto* card = new ChartCard(m_title, window);
    column->addWidget(card);
    Chart* large = card->chart();
    large->setLook(m_chart->look());
    large->changeLook([](ChartLook& look) { look.small = false; });
    if (m_scope)
        card->setScope(m_scope);
    connect(m_chart, &Chart::seriesChanged, card, [this, large] {
        large->setNewest(m_chart->look().newest);
        large->setSeries(m_chart->series());
    });
    large->setSeries(m_chart->series());
    window->show();
}

}  // namespace signalbox::ui
