// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace signalbox::ui {

/// A window of time: "1 h", stored as "1h". Text that is not a duration is stored as it is, for the check to refuse.
/// The Up and Down keys change the number.
class DurationField : public QLineEdit {
    Q_OBJECT
public:
    explicit DurationField(QWidget* parent = nullptr);
    QString stored() const;
    void setStored(const QString& stored);

Q_SIGNALS:
    void edited(const QString& stored);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace signalbox::ui
