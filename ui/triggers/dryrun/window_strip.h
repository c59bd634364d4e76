// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>
#include <vector>

namespace signalbox::ui {

/// The window of a counter that ends with the event: a mark for each event that was counted.
class WindowStrip : public QWidget {
    Q_OBJECT
public:
    explicit WindowStrip(QWidget* parent = nullptr);
    void set(const QDateTime& end, qint64 seconds, const QString& window, std::vector<QDateTime> counted);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QDateTime m_end;
    qint64 m_seconds = 0;
    QString m_words;
    std::vector<QDateTime> m_counted;
};

}  // namespace signalbox::ui
