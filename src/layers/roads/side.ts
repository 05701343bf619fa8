/** Places of the IANA time zone database whose countries drive on the left, by area; links are named too. */
const left: Readonly<Record<string, string>> = {
  Africa:
    'Blantyre Dar_es_Salaam Gaborone Harare Johannesburg Kampala Lusaka Maputo Maseru Mbabane Nairobi Windhoek',
  America:
    'Anguilla Antigua Barbados Cayman Dominica Grand_Turk Grenada Guyana Jamaica Montserrat Nassau Paramaribo Port_of_Spain St_Kitts St_Lucia St_Thomas St_Vincent Tortola',
  Asia: 'Bangkok Brunei Calcutta Colombo Dhaka Dili Famagusta Hong_Kong Jakarta Jayapura Karachi Kathmandu Katmandu Kolkata Kuala_Lumpur Kuching Macau Makassar Nicosia Pontianak Singapore Thimphu Tokyo',
  Atlantic: 'Bermuda Stanley St_Helena',
  Europe: 'Dublin Guernsey Isle_of_Man Jersey London Malta Nicosia',
  Indian: 'Christmas Cocos Mahe Maldives Mauritius',
  Pacific:
    'Apia Auckland Bougainville Chatham Enderbury Fakaofo Fiji Funafuti Guadalcanal Kanton Kiritimati Nauru Niue Norfolk Pitcairn Port_Moresby Rarotonga Tarawa Tongatapu',
};

/** Whether people drive on the left in a time zone, e.g. `Europe/London`. */
export function drivesOnLeft(timeZone: string): boolean {
  const [area = '', ...place] = timeZone.split('/');
  if (area === 'Australia') return true;
  return left[area]?.split(' ').includes(place.join('/')) ?? false;
}
