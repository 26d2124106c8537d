package io.introspect.examples.data;

import java.util.List;

/**
 * How one kind of people pays.
 *
 * @param share how many of all payments are theirs
 * @param isFraud whether they are thieves
 * @param mean of the quantities
 * @param spread of the quantities, standard deviations
 * @param newDevice how often they pay from a device that they never used before
 * @param abroad how often they pay abroad
 */
record PaymentHabit(
    double share,
    boolean isFraud,
    Quantities mean,
    Quantities spread,
    double newDevice,
    double abroad) {

  private static final PaymentHabit EVERYDAY =
      new PaymentHabit(
          0.80, false, of(1.4, 14, 2.9, 0.6, 0.15), of(0.45, 4, 0.4, 0.5, 0.2), 0.04, 0.02);
  private static final PaymentHabit TRAVELING =
      new PaymentHabit(
          0.09, false, of(1.7, 17, 3.0, 2.9, 0.35), of(0.45, 5, 0.4, 0.5, 0.25), 0.15, 0.85);
  private static final PaymentHabit SHOPPING_AT_NIGHT =
      new PaymentHabit(
          0.06, false, of(1.6, 23, 2.6, 1.0, 0.5), of(0.5, 2.5, 0.5, 0.8, 0.25), 0.25, 0.25);
  private static final PaymentHabit STOLEN_CARD =
      new PaymentHabit(
          0.022, true, of(2.2, 2, 2.9, 2.8, 0.5), of(0.45, 4, 0.4, 0.6, 0.3), 0.5, 0.8);
  private static final PaymentHabit NUMBER_TRIED_OUT =
      new PaymentHabit(
          0.015, true, of(0.5, 3, 2.2, 1.5, 1.0), of(0.35, 6, 0.6, 1.0, 0.25), 0.6, 0.5);
  private static final PaymentHabit ACCOUNT_TAKEN_OVER =
      new PaymentHabit(
          0.013, true, of(2.4, 12, 3.1, 1.4, 0.3), of(0.4, 6, 0.35, 0.9, 0.25), 0.85, 0.3);

  private static final List<PaymentHabit> ALL =
      List.of(
          EVERYDAY,
          TRAVELING,
          SHOPPING_AT_NIGHT,
          STOLEN_CARD,
          NUMBER_TRIED_OUT,
          ACCOUNT_TAKEN_OVER);

  private static Quantities of(
      double amount, double hour, double age, double distance, double number) {
    return new Quantities(amount, hour, age, distance, number);
  }

  /** One of them, as often as it occurs. */
  static PaymentHabit draw(Draws draws) {
    double left = draws.between(0, 1);
    for (PaymentHabit habit : ALL) {
      left -= habit.share;
      if (left < 0) {
        return habit;
      }
    }
    return EVERYDAY; // the shares add up to 1, but for rounding
  }

  /** A payment, as {@link Payments#FEATURE_NAMES} lists its features. */
  float[] payment(Draws draws) {
    double hour = mean.hour + draws.bell(spread.hour);
    return new float[] {
      (float) (mean.amount + draws.bell(spread.amount)),
      (float) (hour - 24 * Math.floor(hour / 24)),
      (float) (mean.age + draws.bell(spread.age)),
      (float) (mean.distance + draws.bell(spread.distance)),
      (float) Math.log10(whole(Math.pow(10, mean.number + draws.bell(spread.number)))),
      draws.chance(newDevice) ? 1 : 0,
      draws.chance(abroad) ? 1 : 0
    };
  }

  private static double whole(double number) {
    return Math.max(1, Math.rint(number));
  }

  /**
   * What is measured of a payment.
   *
   * @param amount decimal logarithm
   * @param hour of the day
   * @param age of the account in days, decimal logarithm
   * @param distance from home in kilometers, decimal logarithm
   * @param number of payments on that day, decimal logarithm
   */
  record Quantities(double amount, double hour, double age, double distance, double number) {}
}
